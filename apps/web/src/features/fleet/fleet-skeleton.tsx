import Skeleton from '@cloudscape-design/components/skeleton';
import { fleetTexts } from './fleet-texts.ts';

const rows = [1, 2, 3, 4, 5, 6, 7, 8];

/** The table while the APIs are listed. */
export const FleetSkeleton = () => (
  <div className="gs-stack" aria-busy="true" aria-label={fleetTexts.listing} role="status">
    <Skeleton height="2.5rem" />
    {rows.map((row) => (
      <Skeleton key={row} height="2.25rem" />
    ))}
  </div>
);
