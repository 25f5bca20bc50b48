import { GetApiMappingsCommand, type GetApiMappingsCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type ApiMapping, apiMappingSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** The API mappings of a custom domain name. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getApiMappings = defineRead({
  id: 'api-gateway-v2/get-api-mappings',
  service: 'api-gateway-v2',
  operation: 'GetApiMappings',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/domainnames/{domainName}/apimappings',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/apiMappings/{domainName}',
  after: ['api-gateway-v2/get-api', 'api-gateway/get-domain-names'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly domainName: string }>) =>
    client.send(
      new GetApiMappingsCommand({ DomainName: input.domainName, MaxResults: pageLimit, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toApiMappings(pages),
  keep: 'shared',
});

/** The mappings. */
export const toApiMappings = (pages: readonly Pick<GetApiMappingsCommandOutput, 'Items'>[]): ApiMapping[] =>
  apiMappingSchema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
