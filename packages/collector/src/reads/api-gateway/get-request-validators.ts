import { GetRequestValidatorsCommand, type GetRequestValidatorsCommandOutput } from '@aws-sdk/client-api-gateway';
import { requestValidatorSchema, type RequestValidator } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All request validators. https://docs.aws.amazon.com/apigateway/latest/api/API_GetRequestValidators.html */
export const getRequestValidators = defineRead({
  id: 'api-gateway/get-request-validators',
  service: 'api-gateway',
  operation: 'GetRequestValidators',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/requestvalidators',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/requestValidators',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(
      new GetRequestValidatorsCommand({ restApiId: input.restApiId, limit: pageLimit, position: page }),
      options,
    ),
  next: ({ position }) => position,
  toFacts: (pages) => toRequestValidators(pages),
});

/** The validators. */
export const toRequestValidators = (
  pages: readonly Pick<GetRequestValidatorsCommandOutput, 'items'>[],
): RequestValidator[] => requestValidatorSchema.array().parse(toPlain(itemsOf(pages)));
