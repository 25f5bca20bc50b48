import { GetDomainNamesCommand, type GetDomainNamesCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type DomainNameV2, domainNameV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All custom domain names, in the words of API Gateway V2. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getDomainNamesV2 = defineRead({
  id: 'api-gateway-v2/get-domain-names',
  service: 'api-gateway-v2',
  operation: 'GetDomainNames',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/domainnames' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/domainNamesV2',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, page, options }) =>
    client.send(new GetDomainNamesCommand({ MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toDomainNamesV2(pages),
  keep: 'shared',
});

/** The domain names. */
export const toDomainNamesV2 = (pages: readonly Pick<GetDomainNamesCommandOutput, 'Items'>[]): DomainNameV2[] =>
  domainNameV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
