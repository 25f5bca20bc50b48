import { type LogSearchBody, planLogSearchContract, searchLogsContract } from '@gatescope/shared';
import type { ContractReply } from '@gatescope/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '../../lib/api.ts';
import { streamApi } from '../../lib/stream-api.ts';
import { type Found, nothingFound, takeEvent } from './view/to-found.ts';

/** How the log would be searched, and what that costs. */
export type Plan = ContractReply<typeof planLogSearchContract>;

/** How far a search is. `asking`: it costs something, and nobody has agreed yet. */
export type SearchState =
  | { readonly step: 'idle' }
  | { readonly step: 'planning' }
  | { readonly step: 'asking'; readonly plan: Plan; readonly body: LogSearchBody }
  | { readonly step: 'running'; readonly found: Found }
  | { readonly step: 'done' | 'cancelled'; readonly found: Found; readonly plan: Plan | undefined }
  | { readonly step: 'failed'; readonly error: Error; readonly found: Found };

const mostLines = 1_000;

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A log search that streams, can be cancelled, and ends with the page that shows it. */
export const useLogSearch = () => {
  const [state, setState] = useState<SearchState>({ step: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const begin = useCallback((): AbortController => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    return controller;
  }, []);

  const run = useCallback(
    async (body: LogSearchBody, by: 'filter' | 'insights', plan: Plan | undefined): Promise<void> => {
      const controller = begin();
      const { signal } = controller;
      let found = nothingFound;
      setState({ step: 'running', found });
      try {
        const asked = { ...body, by, mostLines, ...(by === 'insights' ? { acceptsPrice: true } : {}) };
        await streamApi(
          searchLogsContract,
          { body: asked },
          (event) => {
            if (signal.aborted) return;
            found = takeEvent(found, event);
            setState({ step: 'running', found });
          },
          signal,
        );
        if (!signal.aborted) setState({ step: 'done', found, plan });
      } catch (error) {
        if (running.current !== controller) return;
        setState(
          signal.aborted ? { step: 'cancelled', found, plan } : { step: 'failed', error: toError(error), found },
        );
      }
    },
    [begin],
  );

  const search = useCallback(
    async (body: LogSearchBody): Promise<void> => {
      const controller = begin();
      setState({ step: 'planning' });
      try {
        const plan = await callApi(planLogSearchContract, { body }, controller.signal);
        if (running.current !== controller) return;
        // Without a log group there is nothing to search; what is missing is said instead.
        if (plan.logGroup === undefined || plan.exists === 'no') setState({ step: 'done', found: nothingFound, plan });
        else if (plan.by === 'insights') setState({ step: 'asking', plan, body });
        else await run(body, 'filter', plan);
      } catch (error) {
        if (running.current === controller && !controller.signal.aborted)
          setState({ step: 'failed', error: toError(error), found: nothingFound });
      }
    },
    [begin, run],
  );

  const cancel = useCallback((): void => {
    running.current?.abort();
    setState((before) =>
      before.step === 'running'
        ? { step: 'cancelled', found: before.found, plan: undefined }
        : before.step === 'done'
          ? before
          : { step: 'idle' },
    );
  }, []);

  return { state, search, run, cancel };
};
