import { GetAuthorizersCommand, type GetAuthorizersCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type AuthorizerV2, authorizerV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All authorizers. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getAuthorizersV2 = defineRead({
  id: 'api-gateway-v2/get-authorizers',
  service: 'api-gateway-v2',
  operation: 'GetAuthorizers',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/authorizers' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/authorizers',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetAuthorizersCommand({ ApiId: input.apiId, MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toAuthorizersV2(pages),
});

/** The authorizers. */
export const toAuthorizersV2 = (pages: readonly Pick<GetAuthorizersCommandOutput, 'Items'>[]): AuthorizerV2[] =>
  authorizerV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
