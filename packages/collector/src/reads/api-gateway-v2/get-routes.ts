import { GetRoutesCommand, type GetRoutesCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type RouteV2, routeV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All routes, as saved. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getRoutes = defineRead({
  id: 'api-gateway-v2/get-routes',
  service: 'api-gateway-v2',
  operation: 'GetRoutes',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/routes' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/routes',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetRoutesCommand({ ApiId: input.apiId, MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toRoutes(pages),
});

/** The routes. */
export const toRoutes = (pages: readonly Pick<GetRoutesCommandOutput, 'Items'>[]): RouteV2[] =>
  routeV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
