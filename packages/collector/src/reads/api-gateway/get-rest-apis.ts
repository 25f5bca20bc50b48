import { GetRestApisCommand, type GetRestApisCommandOutput } from '@aws-sdk/client-api-gateway';
import { restApiSchema, type RestApi } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All REST APIs of the account and Region, each as GetRestApi gives it. https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html */
export const getRestApis = defineRead({
  id: 'api-gateway/get-rest-apis',
  service: 'api-gateway',
  operation: 'GetRestApis',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/restapis' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/apis',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetRestApisCommand({ limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toRestApis(pages),
  keep: 'shared',
});

/** The list, policies and tags included. */
export const toRestApis = (pages: readonly Pick<GetRestApisCommandOutput, 'items'>[]): RestApi[] =>
  restApiSchema.array().parse(toPlain(itemsOf(pages)));
