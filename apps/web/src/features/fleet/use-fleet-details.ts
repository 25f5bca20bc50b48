import { useEffect, useMemo } from 'react';
import type { ScanProgress } from '../../queries/use-scan.ts';
import { useScan } from '../../queries/use-scan.ts';
import { useScanned } from '../../queries/use-scanned.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { toFleetDetail } from './view/to-fleet-detail.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** Details of the rows of a page, and how far their scan is. */
export interface FleetDetailsState {
  readonly details: ReadonlyMap<string, FleetDetail>;
  readonly progress: ScanProgress;
  readonly scanAgain: () => void;
}

/** Scans the APIs of some rows while that is wanted. What comes in is shown as it comes, and what was scanned is kept. */
export const useFleetDetails = (rows: readonly FleetRow[], wanted: boolean): FleetDetailsState => {
  const { progress, start, stop } = useScan();
  const scanned = useScanned(rows);
  const open = rows.filter((_, index) => scanned[index] === undefined);
  const openKeys = open.map(({ key }) => key).join(' ');
  const hasFailed = progress.state === 'failed';

  // Begins again with other rows; those that come in while it runs are no reason to.
  const pageKeys = rows.map(({ key }) => key).join(' ');
  useEffect(() => {
    if (wanted && openKeys !== '') start(open);
    else if (!wanted) stop();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [wanted, pageKeys, start, stop]);

  const details = useMemo(
    () =>
      new Map(
        rows.flatMap(({ key }, index): [string, FleetDetail][] => {
          const outcome = scanned[index];
          if (outcome) return [[key, toFleetDetail(outcome)]];
          if (hasFailed) return [[key, { kind: 'failed', why: progress.error?.message ?? '' }]];
          return wanted ? [[key, { kind: 'reading' }]] : [];
        }),
      ),
    [rows, scanned, wanted, hasFailed, progress.error],
  );
  return { details, progress, scanAgain: () => start(rows, { fresh: true }) };
};
