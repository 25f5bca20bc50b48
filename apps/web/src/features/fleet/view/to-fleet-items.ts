import { type Severity, severities } from '@gatescope/shared';
import type { FleetDetail, KnownDetail } from '../fleet-detail.ts';
import type { FleetRow } from './to-fleet-rows.ts';

/** How many findings of one weight a scan has shown. */
export interface FindingCount {
  readonly count: number;
  /** False: not everything could be read, so that there may be more. */
  readonly isWhole: boolean;
}

/** A row with what its scan tells to sort and filter by; no counts where nothing was scanned or checked. */
export interface FleetItem extends FleetRow, Readonly<Record<Severity, FindingCount | undefined>> {
  readonly scan: FleetDetail | undefined;
}

const checked = (detail: FleetDetail | undefined): KnownDetail | undefined =>
  detail?.kind === 'known' && detail.isChecked ? detail : undefined;

/** The rows with what is known from scans, by row key. */
export const toFleetItems = (
  rows: readonly FleetRow[],
  scans: ReadonlyMap<string, FleetDetail>,
): readonly FleetItem[] =>
  rows.map((row) => {
    const scan = scans.get(row.key);
    const known = checked(scan);
    const of = (severity: Severity): FindingCount | undefined =>
      known && { count: known.findings[severity], isWhole: known.missing === 0 };
    return { ...row, scan, high: of('high'), medium: of('medium'), low: of('low') };
  });

/** Counted ones, then those that a scan could not tell of, then those that were not scanned. */
const standing = ({ scan }: FleetItem): number => {
  if (scan === undefined || scan.kind === 'reading') return 2;
  return checked(scan) === undefined ? 1 : 0;
};

const compare =
  (isDescending: boolean) =>
  (a: FleetItem, b: FleetItem): number => {
    const place = standing(a) - standing(b);
    // Sorting downwards turns round what a comparator says.
    if (place !== 0) return isDescending ? -place : place;
    for (const severity of severities) {
      const more = (a[severity]?.count ?? 0) - (b[severity]?.count ?? 0);
      if (more !== 0) return more;
    }
    return (checked(a.scan)?.missing ?? 0) - (checked(b.scan)?.missing ?? 0);
  };

const upwards = compare(false);
const downwards = compare(true);

/**
 * By findings, the heaviest weight first to count; what is not known comes last in both directions. The same function
 * for the same direction, by which the table recognises its column.
 */
export const byFindings = (isDescending: boolean): typeof upwards => (isDescending ? downwards : upwards);
