import type { Snapshot } from '@gatescope/shared';
import { createContext, type ReactNode, useContext } from 'react';

const Context = createContext<Snapshot | undefined>(undefined);

/** The snapshot that the values below it stand in. */
export const SnapshotAtHand = ({
  snapshot,
  children,
}: {
  readonly snapshot: Snapshot;
  readonly children: ReactNode;
}) => <Context.Provider value={snapshot}>{children}</Context.Provider>;

/** The snapshot at hand; undefined where there is none. */
export const useSnapshotAtHand = (): Snapshot | undefined => useContext(Context);
