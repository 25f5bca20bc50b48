import { GetApisCommand, type GetApisCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type ApiV2, apiV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All HTTP and WebSocket APIs of the account and Region, each as GetApi gives it. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getApis = defineRead({
  id: 'api-gateway-v2/get-apis',
  service: 'api-gateway-v2',
  operation: 'GetApis',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/apis',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetApisCommand({ MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toApis(pages),
  keep: 'shared',
});

/** The APIs. */
export const toApis = (pages: readonly Pick<GetApisCommandOutput, 'Items'>[]): ApiV2[] =>
  apiV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
