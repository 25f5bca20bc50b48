import { useQueries } from '@tanstack/react-query';
import type { ApiPath } from '../lib/paths.ts';
import { type ScanOutcome, scanQuery } from './scan-query.ts';

/** What was scanned already of some APIs, in their order; asks for nothing. */
export const useScanned = (apis: readonly ApiPath[]): readonly (ScanOutcome | undefined)[] =>
  useQueries({
    queries: apis.map((api) => ({ ...scanQuery(api), enabled: false })),
    combine: (results) => results.map(({ data }) => data),
  });
