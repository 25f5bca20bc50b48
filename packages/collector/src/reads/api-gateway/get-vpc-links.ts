import { GetVpcLinksCommand, type GetVpcLinksCommandOutput } from '@aws-sdk/client-api-gateway';
import { vpcLinkSchema, type VpcLink } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All VPC links of REST APIs. https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLinks.html */
export const getVpcLinks = defineRead({
  id: 'api-gateway/get-vpc-links',
  service: 'api-gateway',
  operation: 'GetVpcLinks',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/vpclinks' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/vpcLinks',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetVpcLinksCommand({ limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toVpcLinks(pages),
  keep: 'shared',
});

/** The links with their status. */
export const toVpcLinks = (pages: readonly Pick<GetVpcLinksCommandOutput, 'items'>[]): VpcLink[] =>
  vpcLinkSchema.array().parse(toPlain(itemsOf(pages)));
