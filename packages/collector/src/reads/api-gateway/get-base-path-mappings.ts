import { GetBasePathMappingsCommand, type GetBasePathMappingsCommandOutput } from '@aws-sdk/client-api-gateway';
import { type BasePathMapping, basePathMappingSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

type Input = { readonly domainName: string; readonly domainNameId?: string | undefined };

const send = ({ client, input, page, options }: PageRequest<'api-gateway', Input>) =>
  client.send(new GetBasePathMappingsCommand({ ...input, limit: pageLimit, position: page }), options);

/** The mappings of a public custom domain name. https://docs.aws.amazon.com/apigateway/latest/api/API_GetBasePathMappings.html */
export const getBasePathMappings = defineRead({
  id: 'api-gateway/get-base-path-mappings',
  service: 'api-gateway',
  operation: 'GetBasePathMappings',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/domainnames/{domainName}/basepathmappings',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/basePathMappings/{domainName}',
  after: ['api-gateway/get-domain-names'],
  send,
  next: ({ position }) => position,
  toFacts: (pages) => toBasePathMappings(pages),
  keep: 'shared',
});

/** The mappings of a private custom domain name, whose ARN carries account and id. */
export const getPrivateBasePathMappings = defineRead({
  ...getBasePathMappings,
  id: 'api-gateway/get-private-base-path-mappings',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}:{account}:/domainnames/{domainName}+{domainNameId}/basepathmappings',
  },
  fills: '/account/basePathMappings/{domainName}+{domainNameId}',
});

/** The mappings; `(none)` is the empty base path. */
export const toBasePathMappings = (
  pages: readonly Pick<GetBasePathMappingsCommandOutput, 'items'>[],
): BasePathMapping[] => basePathMappingSchema.array().parse(toPlain(itemsOf(pages)));
