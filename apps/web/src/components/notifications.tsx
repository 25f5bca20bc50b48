import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** Something that happened because of what the reader did. */
export interface Notice {
  readonly kind: 'success' | 'error' | 'info';
  readonly text: ReactNode;
}

/** A notice that is shown, with the id it is dismissed by. */
export interface ShownNotice extends Notice {
  readonly id: string;
}

interface Notifications {
  readonly shown: readonly ShownNotice[];
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
  /** Takes away what was good news; errors stay until they are dismissed. */
  readonly settle: () => void;
}

const Context = createContext<Notifications>({
  shown: [],
  notify: () => undefined,
  dismiss: () => undefined,
  settle: () => undefined,
});

const kept = 3;

let lastId = 0;
const nextId = (): number => {
  lastId += 1;
  return lastId;
};

/** Holds the notices of this page. */
export const NotificationsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [shown, setShown] = useState<readonly ShownNotice[]>([]);
  const notify = useCallback((notice: Notice) => {
    setShown((before) => [{ ...notice, id: String(nextId()) }, ...before].slice(0, kept));
  }, []);
  const dismiss = useCallback((id: string) => setShown((before) => before.filter((notice) => notice.id !== id)), []);
  const settle = useCallback(() => setShown((before) => before.filter(({ kind }) => kind === 'error')), []);
  const value = useMemo(() => ({ shown, notify, dismiss, settle }), [shown, notify, dismiss, settle]);
  return <Context value={value}>{children}</Context>;
};

/** The notices and how to add one. */
export const useNotifications = (): Notifications => useContext(Context);
