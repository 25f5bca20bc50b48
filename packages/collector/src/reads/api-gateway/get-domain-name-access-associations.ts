import {
  GetDomainNameAccessAssociationsCommand,
  type GetDomainNameAccessAssociationsCommandOutput,
} from '@aws-sdk/client-api-gateway';
import { domainNameAccessAssociationSchema, type DomainNameAccessAssociation } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** Which endpoints may reach which private custom domain names. https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNameAccessAssociations.html */
export const getDomainNameAccessAssociations = defineRead({
  id: 'api-gateway/get-domain-name-access-associations',
  service: 'api-gateway',
  operation: 'GetDomainNameAccessAssociations',
  // With the account in the service authorization reference, without it in the path's own ARN: both are covered.
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}:*:/domainnameaccessassociations',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/domainNameAccessAssociations',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetDomainNameAccessAssociationsCommand({ limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toDomainNameAccessAssociations(pages),
  keep: 'shared',
});

/** The associations. */
export const toDomainNameAccessAssociations = (
  pages: readonly Pick<GetDomainNameAccessAssociationsCommandOutput, 'items'>[],
): DomainNameAccessAssociation[] => domainNameAccessAssociationSchema.array().parse(toPlain(itemsOf(pages)));
