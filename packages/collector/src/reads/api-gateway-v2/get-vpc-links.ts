import { GetVpcLinksCommand, type GetVpcLinksCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type VpcLinkV2, vpcLinkV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All VPC links of HTTP APIs. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getVpcLinksV2 = defineRead({
  id: 'api-gateway-v2/get-vpc-links',
  service: 'api-gateway-v2',
  operation: 'GetVpcLinks',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/vpclinks' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/vpcLinksV2',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetVpcLinksCommand({ MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toVpcLinksV2(pages),
  keep: 'shared',
});

/** The links with their status. */
export const toVpcLinksV2 = (pages: readonly Pick<GetVpcLinksCommandOutput, 'Items'>[]): VpcLinkV2[] =>
  vpcLinkV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
