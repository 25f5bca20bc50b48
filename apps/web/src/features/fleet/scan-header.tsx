import Button from '@cloudscape-design/components/button';
import Toggle from '@cloudscape-design/components/toggle';
import { Status } from '../../components/status.tsx';
import { countPlaces } from '../../lib/scan-calls.ts';
import type { ScanProgress } from '../../queries/use-scan.ts';
import { fleetTexts as texts } from './fleet-texts.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

interface Props {
  readonly deep: boolean;
  /** The APIs that the page shows. */
  readonly rows: readonly FleetRow[];
  readonly progress: ScanProgress;
  readonly onToggle: (wanted: boolean) => void;
  readonly onScanAgain: () => void;
}

const Progress = ({ progress, onScanAgain }: Pick<Props, 'progress' | 'onScanAgain'>) => {
  const { state, done, apis = 0, calls, error } = progress;
  if (state === 'running') return <>{texts.scanning(done, apis)}</>;
  return (
    <>
      {state === 'failed' ? <Status tone="unknown">{error?.message}</Status> : null}
      {state === 'done' ? texts.scanned(calls) : null}{' '}
      <Button variant="inline-link" onClick={onScanAgain}>
        {texts.scanAgain}
      </Button>
    </>
  );
};

/** The switch that scans the APIs of the page, with its price before and its progress after. */
export const ScanHeader = ({ deep, rows, progress, onToggle, onScanAgain }: Props) => (
  <div className="gs-stack gs-stack--tight">
    <Toggle
      checked={deep}
      onChange={({ detail }) => onToggle(detail.checked)}
      description={deep ? texts.findingsMeaning : texts.price(rows.length, countPlaces(rows))}
    >
      {texts.details}
    </Toggle>
    {deep ? (
      <div className="gs-small gs-quiet" role="status">
        <Progress progress={progress} onScanAgain={onScanAgain} />
      </div>
    ) : null}
  </div>
);
