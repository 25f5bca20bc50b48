import { useMemo, useState } from 'react';
import { type Scan, useScan } from '../../queries/use-scan.ts';
import { useScanned } from '../../queries/use-scanned.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { toFleetDetail } from './view/to-fleet-detail.ts';
import { type FleetItem, toFleetItems } from './view/to-fleet-items.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** What scans have told of the fleet, and the scan that may run. */
export interface FleetScan extends Scan {
  /** By row key, as it comes in. */
  readonly known: ReadonlyMap<string, FleetDetail>;
  /** The rows, to sort and filter; they stand still while a scan runs. */
  readonly items: readonly FleetItem[];
}

/** A value as it was when it last held still. */
const useSettled = <T>(value: T, isSettled: boolean): T => {
  const [kept, setKept] = useState(value);
  if (!isSettled || kept === value) return kept;
  setKept(value);
  return value;
};

/** The fleet with what was scanned of it. Asks for nothing by itself. */
export const useFleetScan = (rows: readonly FleetRow[]): FleetScan => {
  const scan = useScan();
  const scanned = useScanned(rows);
  const known = useMemo(
    () =>
      new Map(
        rows.flatMap(({ key }, index): [string, FleetDetail][] => {
          const outcome = scanned[index];
          return outcome === undefined ? [] : [[key, toFleetDetail(outcome)]];
        }),
      ),
    [rows, scanned],
  );
  // Rows that change their places while they are read cannot be read.
  const settled = useSettled(known, scan.progress.state !== 'running');
  const items = useMemo(() => toFleetItems(rows, settled), [rows, settled]);
  return { ...scan, known, items };
};
