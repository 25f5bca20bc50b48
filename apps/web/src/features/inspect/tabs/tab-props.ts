import type { SnapshotView } from '@gatescope/shared';

/** What every tab of an API's page gets. */
export interface TabProps {
  readonly view: SnapshotView;
  /** The stage that stage-bound things are shown for. */
  readonly stage: string | undefined;
}
