import { GetRestApiCommand, type GetRestApiCommandOutput } from '@aws-sdk/client-api-gateway';
import { type RestApi, restApiSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** One REST API: endpoint types, associations, policy, flags. https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html */
export const getRestApi = defineRead({
  id: 'api-gateway/get-rest-api',
  service: 'api-gateway',
  operation: 'GetRestApi',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/restApi',
  after: [],
  send: ({ client, input, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(new GetRestApiCommand({ restApiId: input.restApiId }), options),
  toFacts: ([answer]) => toRestApi(answer),
});

/** The API; its policy stays escaped as AWS returns it. */
export const toRestApi = (answer: Partial<GetRestApiCommandOutput> | undefined): RestApi =>
  restApiSchema.parse(toPlain(answer));
