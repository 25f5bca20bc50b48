import { GetApiCommand, type GetApiCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type ApiV2, apiV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** One HTTP or WebSocket API. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html */
export const getApi = defineRead({
  id: 'api-gateway-v2/get-api',
  service: 'api-gateway-v2',
  operation: 'GetApi',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/api',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetApiCommand({ ApiId: input.apiId }), options),
  toFacts: ([answer]) => toApi(answer),
});

/** The API with its CORS configuration. */
export const toApi = (answer: Partial<GetApiCommandOutput> | undefined): ApiV2 => apiV2Schema.parse(toPlain(answer));
