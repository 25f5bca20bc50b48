import { type ApiScan, type Problem, scanApisContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import type { ApiPath } from '../lib/paths.ts';
import { streamApi } from '../lib/stream-api.ts';

/** What came of scanning one API. */
export type ScanOutcome =
  | { readonly kind: 'scanned'; readonly scan: ApiScan }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What is certain from the settings of one API. Scans of many fill the same places of the cache. */
export const scanQuery = ({ accountId, region, apiId }: ApiPath) =>
  queryOptions({
    queryKey: ['scan', accountId, region, apiId],
    queryFn: async ({ signal }): Promise<ScanOutcome> => {
      let outcome: ScanOutcome | undefined;
      await streamApi(
        scanApisContract,
        { body: { apis: [{ accountId, region, apiId }] } },
        (event) => {
          if (event.kind === 'api') outcome = { kind: 'scanned', scan: event.scan };
          if (event.kind === 'failed') outcome = { kind: 'failed', problem: event.problem };
        },
        signal,
      );
      if (outcome === undefined) throw new Error('The scan ended without an answer.');
      return outcome;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
