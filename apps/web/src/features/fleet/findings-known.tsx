import Button from '@cloudscape-design/components/button';
import { Status } from '../../components/status.tsx';
import { countPlaces } from '../../lib/scan-calls.ts';
import { fleetTexts as texts } from './fleet-texts.ts';
import type { FleetItem } from './view/to-fleet-items.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** Where findings order or filter the table: of how many APIs they are known, and the scan of the others with its price. */
export const FindingsKnown = ({
  items,
  onScan,
}: {
  readonly items: readonly FleetItem[];
  readonly onScan: (rows: readonly FleetRow[]) => void;
}) => {
  const others = items.filter(({ scan }) => scan === undefined);
  if (others.length === 0) return null;
  return (
    <div className="gs-small">
      <Status tone="unknown">{texts.findingsKnown(items.length - others.length, items.length)}</Status>{' '}
      <Button variant="inline-link" onClick={() => onScan(others)}>
        {texts.scanOthers(others.length, countPlaces(others))}
      </Button>
    </div>
  );
};
