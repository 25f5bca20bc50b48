import Button from '@cloudscape-design/components/button';
import { Status } from '../../components/status.tsx';
import type { Scan } from '../../queries/use-scan.ts';
import { findTexts as texts } from './find-texts.ts';

interface Props {
  readonly scan: Scan;
  /** How many APIs there are to scan. */
  readonly apis: number;
  /** In how many accounts and Regions they are. */
  readonly places: number;
  /** How much of the fleet was scanned, in words; undefined: nothing. */
  readonly state: string | undefined;
  readonly onScan: () => void;
}

/** Looks through the settings of the whole fleet when asked, and says what that costs. */
export const FleetScan = ({ scan: { progress, stop }, apis, places, state, onScan }: Props) => {
  const isRunning = progress.state === 'running';
  return (
    <div className="gs-find__scan">
      <div className="gs-small gs-quiet" role="status">
        {isRunning
          ? texts.scanning(progress.done, progress.apis ?? apis, progress.calls)
          : (state ?? texts.scanPrice(apis, places))}
      </div>
      {progress.error ? <Status tone="unknown">{progress.error.message}</Status> : null}
      {isRunning ? (
        <Button onClick={stop}>{texts.stop}</Button>
      ) : (
        <Button onClick={onScan} disabled={apis === 0}>
          {state === undefined ? texts.scan : texts.scanAgain}
        </Button>
      )}
    </div>
  );
};
