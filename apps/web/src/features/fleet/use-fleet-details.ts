import { useQueries } from '@tanstack/react-query';
import { apiQuery } from '../../queries/api-query.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { toFleetDetail } from './view/to-fleet-detail.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** Reads the APIs of some rows one by one. What comes in is shown as it comes. */
export const useFleetDetails = (rows: readonly FleetRow[], wanted: boolean): ReadonlyMap<string, FleetDetail> =>
  useQueries({
    queries: rows.map((row) => ({ ...apiQuery(row), enabled: wanted, select: toFleetDetail })),
    combine: (results) =>
      new Map(
        rows.flatMap(({ key }, index): [string, FleetDetail][] => {
          const result = results[index];
          if (result?.data) return [[key, result.data]];
          if (result?.error) return [[key, { kind: 'failed', why: result.error.message }]];
          return wanted ? [[key, { kind: 'reading' }]] : [];
        }),
      ),
  });
