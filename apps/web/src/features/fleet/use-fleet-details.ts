import { useEffect, useMemo, useRef } from 'react';
import type { FleetDetail } from './fleet-detail.ts';
import type { FleetScan } from './use-fleet-scan.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** Details of the rows of a page, and how to ask for more. */
export interface FleetDetailsState {
  readonly details: ReadonlyMap<string, FleetDetail>;
  readonly scanAgain: () => void;
  /** Scans other rows too. */
  readonly scanAlso: (rows: readonly FleetRow[]) => void;
}

/** Scans the APIs of a page while that is wanted. What comes in is shown as it comes, and what was scanned is kept. */
export const useFleetDetails = (scan: FleetScan, page: readonly FleetRow[], wanted: boolean): FleetDetailsState => {
  const { known, progress, start, stop } = scan;
  const underWay = useRef<ReadonlySet<string>>(new Set());
  const open = page.filter(({ key }) => !known.has(key));
  const hasFailed = progress.state === 'failed';

  const begin = (rows: readonly FleetRow[], options?: { readonly fresh?: boolean }): void => {
    underWay.current = new Set(rows.map(({ key }) => key));
    start(rows, options);
  };

  // Begins again with other rows; those that come in while it runs, or change places, are no reason to.
  const pageKeys = page
    .map(({ key }) => key)
    .toSorted()
    .join(' ');
  useEffect(() => {
    const isUnderWay = progress.state === 'running' && open.every(({ key }) => underWay.current.has(key));
    if (wanted && open.length > 0 && !isUnderWay) begin(open);
    else if (!wanted) stop();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [wanted, pageKeys, start, stop]);

  const details = useMemo(
    () =>
      new Map(
        page.flatMap(({ key }): [string, FleetDetail][] => {
          const detail = known.get(key);
          if (detail) return [[key, detail]];
          if (hasFailed) return [[key, { kind: 'failed', why: progress.error?.message ?? '' }]];
          return wanted ? [[key, { kind: 'reading' }]] : [];
        }),
      ),
    [page, known, wanted, hasFailed, progress.error],
  );
  return { details, scanAgain: () => begin(page, { fresh: true }), scanAlso: (rows) => begin(rows) };
};
