import type { QueryPrice } from '@gatescope/shared';

const page = 'https://aws.amazon.com/cloudwatch/pricing/';
const asOf = '2026-06';

// Looked up for these Regions; all others are shown the first one's, and told so.
const usdPerGb: Readonly<Record<string, number>> = { 'us-east-1': 0.005, 'ap-northeast-1': 0.0076 };
const usual = 'us-east-1';

/** Prices are of gigabytes of a thousand million bytes; a little too high is better than too low. */
const usdOf = (bytes: number, perGb: number): number => Math.ceil((bytes / 1e9) * perGb * 10_000) / 10_000;

/** What a query of Logs Insights over so many bytes costs in a Region. */
export const queryPrice = (
  region: string,
  bytes: { readonly estimated?: number | undefined; readonly atMost?: number | undefined },
): QueryPrice => {
  const own = usdPerGb[region];
  const perGb = own ?? usdPerGb[usual] ?? 0;
  return {
    usdPerGb: perGb,
    asOf,
    region: own === undefined ? usual : region,
    isOfThisRegion: own !== undefined,
    ...(bytes.estimated === undefined ? {} : { estimatedUsd: usdOf(bytes.estimated, perGb) }),
    ...(bytes.atMost === undefined ? {} : { atMostUsd: usdOf(bytes.atMost, perGb) }),
    page,
  };
};
