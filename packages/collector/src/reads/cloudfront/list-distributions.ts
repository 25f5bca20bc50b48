import { ListDistributionsCommand, type ListDistributionsCommandOutput } from '@aws-sdk/client-cloudfront';
import { type Distribution, distributionSchema } from '@gatescope/shared';
import { isRecord } from '../../is-record.ts';
import { masked } from '../../mask.ts';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';

/** All CloudFront distributions of the account. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html */
export const listDistributions = defineRead({
  id: 'cloudfront/list-distributions',
  service: 'cloudfront',
  operation: 'ListDistributions',
  permission: { action: 'cloudfront:ListDistributions', resource: '*' },
  lane: 'cloudfront',
  part: 'distributions',
  fills: '/account/distributions',
  after: [],
  send: ({ client, page, options }) => client.send(new ListDistributionsCommand({ Marker: page }), options),
  next: ({ DistributionList }) => (DistributionList?.IsTruncated === true ? DistributionList.NextMarker : undefined),
  toFacts: (pages) => toDistributions(pages),
  keep: 'shared',
});

/** The distributions; `Origins` and `CacheBehaviors` as plain lists, values of custom origin headers masked. */
export const toDistributions = (
  pages: readonly Pick<ListDistributionsCommandOutput, 'DistributionList'>[],
): Distribution[] =>
  pages.flatMap((page) => (page.DistributionList?.Items ?? []).map((item) => toDistribution(toPlain(item))));

const toDistribution = (item: unknown): Distribution => {
  if (!isRecord(item)) throw new Error('ListDistributions answered with something that is no distribution');
  return distributionSchema.parse({
    ...item,
    Origins: itemsOf(item['Origins']).map(maskOriginHeaders),
    CacheBehaviors: itemsOf(item['CacheBehaviors']),
  });
};

const itemsOf = (list: unknown): unknown[] => {
  const items = isRecord(list) ? list['Items'] : list;
  return Array.isArray(items) ? items : [];
};

// Origin headers often carry a shared secret between CloudFront and the API.
const maskOriginHeaders = (origin: unknown): unknown => {
  if (!isRecord(origin) || !isRecord(origin['CustomHeaders'])) return origin;
  const items = itemsOf(origin['CustomHeaders']).map((header) =>
    isRecord(header) ? { ...header, HeaderValue: masked } : header,
  );
  return { ...origin, CustomHeaders: { ...origin['CustomHeaders'], Items: items } };
};
