import { GetDomainNamesCommand, type GetDomainNamesCommandOutput } from '@aws-sdk/client-api-gateway';
import { domainNameSchema, type DomainName } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All custom domain names: public ones and this account's private ones. https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNames.html */
export const getDomainNames = defineRead({
  id: 'api-gateway/get-domain-names',
  service: 'api-gateway',
  operation: 'GetDomainNames',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/domainnames' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/domainNames',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetDomainNamesCommand({ limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toDomainNames(pages),
  keep: 'shared',
});

/** The domain names. */
export const toDomainNames = (pages: readonly Pick<GetDomainNamesCommandOutput, 'items'>[]): DomainName[] =>
  domainNameSchema.array().parse(toPlain(itemsOf(pages)));
