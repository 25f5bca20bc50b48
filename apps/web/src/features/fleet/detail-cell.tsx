import Skeleton from '@cloudscape-design/components/skeleton';
import type { ReactNode } from 'react';
import { Status } from '../../components/status.tsx';
import type { FleetDetail, KnownDetail } from './fleet-detail.ts';
import { fleetTexts } from './fleet-texts.ts';

interface Props {
  readonly detail: FleetDetail | undefined;
  readonly show: (detail: KnownDetail) => ReactNode;
}

/** A value that is known only for APIs that were read; else why it is not. */
export const DetailCell = ({ detail, show }: Props) => {
  if (detail === undefined) return <span className="gs-quiet">{fleetTexts.notRead}</span>;
  if (detail.kind === 'reading') return <Skeleton width="6rem" />;
  if (detail.kind === 'failed') return <Status tone="unknown">{detail.why}</Status>;
  return <>{show(detail)}</>;
};
