import { GetGatewayResponsesCommand, type GetGatewayResponsesCommandOutput } from '@aws-sdk/client-api-gateway';
import { gatewayResponseSchema, type GatewayResponse } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All gateway responses: the customised ones and AWS's defaults. https://docs.aws.amazon.com/apigateway/latest/api/API_GetGatewayResponses.html */
export const getGatewayResponses = defineRead({
  id: 'api-gateway/get-gateway-responses',
  service: 'api-gateway',
  operation: 'GetGatewayResponses',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/gatewayresponses',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/gatewayResponses',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(
      new GetGatewayResponsesCommand({ restApiId: input.restApiId, limit: pageLimit, position: page }),
      options,
    ),
  next: ({ position }) => position,
  toFacts: (pages) => toGatewayResponses(pages),
});

/** The gateway responses; `defaultResponse` tells AWS's own from customised ones. */
export const toGatewayResponses = (
  pages: readonly Pick<GetGatewayResponsesCommandOutput, 'items'>[],
): GatewayResponse[] => gatewayResponseSchema.array().parse(toPlain(itemsOf(pages)));
