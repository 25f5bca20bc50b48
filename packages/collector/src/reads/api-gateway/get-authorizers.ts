import { GetAuthorizersCommand, type GetAuthorizersCommandOutput } from '@aws-sdk/client-api-gateway';
import { authorizerSchema, type Authorizer } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All authorizers, as saved. https://docs.aws.amazon.com/apigateway/latest/api/API_GetAuthorizers.html */
export const getAuthorizers = defineRead({
  id: 'api-gateway/get-authorizers',
  service: 'api-gateway',
  operation: 'GetAuthorizers',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/authorizers',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/authorizers',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(new GetAuthorizersCommand({ restApiId: input.restApiId, limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toAuthorizers(pages),
});

/** The authorizers. */
export const toAuthorizers = (pages: readonly Pick<GetAuthorizersCommandOutput, 'items'>[]): Authorizer[] =>
  authorizerSchema.array().parse(toPlain(itemsOf(pages)));
