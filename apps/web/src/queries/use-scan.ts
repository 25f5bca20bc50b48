import { type ScanEvent, scanApisContract } from '@gatescope/shared';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiPath } from '../lib/paths.ts';
import { streamApi } from '../lib/stream-api.ts';
import { type ScanOutcome, scanQuery } from './scan-query.ts';

/** How far a scan of many APIs is. */
export interface ScanProgress {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  /** How many are scanned; undefined until the server has said. */
  readonly apis: number | undefined;
  readonly done: number;
  /** AWS calls that were sent. */
  readonly calls: number;
  readonly error?: Error;
}

/** A scan of many APIs that can be begun and stopped. */
export interface Scan {
  readonly progress: ScanProgress;
  /** `fresh`: AWS is asked anew. */
  readonly start: (apis: readonly ApiPath[], options?: { readonly fresh?: boolean }) => void;
  readonly stop: () => void;
}

const idle: ScanProgress = { state: 'idle', apis: undefined, done: 0, calls: 0 };

const keep = (client: QueryClient, target: ApiPath, outcome: ScanOutcome): void => {
  client.setQueryData(scanQuery(target).queryKey, outcome);
};

const advance = (before: ScanProgress, event: ScanEvent): ScanProgress => {
  if (event.kind === 'begun') return { ...before, apis: event.apis };
  const calls = event.kind === 'api' ? event.scan.calls : 0;
  return { ...before, done: before.done + 1, calls: before.calls + calls };
};

/** Scans APIs one after the other; each answer goes to the cache as it comes. Leaving the page stops it. */
export const useScan = (): Scan => {
  const client = useQueryClient();
  const [progress, setProgress] = useState(idle);
  const running = useRef<AbortController>(undefined);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setProgress((before) => (before.state === 'running' ? { ...before, state: 'stopped' } : before));
  }, []);

  const start = useCallback(
    (apis: readonly ApiPath[], { fresh = false }: { readonly fresh?: boolean } = {}) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setProgress({ ...idle, state: 'running', apis: apis.length });
      const onEvent = (event: ScanEvent): void => {
        if (event.kind === 'api') keep(client, event.scan.target, { kind: 'scanned', scan: event.scan });
        if (event.kind === 'failed') keep(client, event.target, { kind: 'failed', problem: event.problem });
        setProgress((before) => advance(before, event));
      };
      const body = { apis: apis.map(({ accountId, region, apiId }) => ({ accountId, region, apiId })), fresh };
      streamApi(scanApisContract, { body }, onEvent, mine.signal).then(
        () => setProgress((before) => ({ ...before, state: 'done' })),
        (error: unknown) => {
          if (mine.signal.aborted) return;
          setProgress((before) => ({
            ...before,
            state: 'failed',
            error: error instanceof Error ? error : new Error(String(error)),
          }));
        },
      );
    },
    [client],
  );

  useEffect(() => () => running.current?.abort(), []);
  return { progress, start, stop };
};
