import type { ServerResponse } from 'node:http';
import { ProblemError } from './problem-error.ts';

/** A request's time: ends when it is used up, and when the caller goes away. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The work's result, or the problem `timed-out` when time is up first. */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
  /** True when the caller went away: there is nobody to answer. */
  readonly isAbandoned: () => boolean;
  /** Ends the work before its time; the reason is what is answered. */
  readonly abort: (reason: ProblemError) => void;
  readonly end: () => void;
}

const timedOut = (milliseconds: number): ProblemError =>
  new ProblemError('timed-out', {
    detail: `The answer was not ready after ${Math.round(milliseconds / 1000)} seconds.`,
    remedy: 'Try again: what AWS has answered so far is remembered. If it stays, one Region or account may be slow.',
  });

/** Starts the clock of a request. */
export const timeLimit = (res: ServerResponse, milliseconds: number): TimeLimit => {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(timedOut(milliseconds)), milliseconds);
  const onClose = (): void => controller.abort(new Error('The caller went away'));
  res.once('close', onClose);
  // Gone while the sign-in was looked at: there is no second "close" to wait for.
  if (res.closed) onClose();
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  aborted.catch(() => undefined);
  return {
    signal,
    race: (work) => {
      // The loser of the race must not become an unhandled rejection.
      work.catch(() => undefined);
      return Promise.race([work, aborted]);
    },
    abort: (reason) => controller.abort(reason),
    isAbandoned: () => signal.aborted && !(signal.reason instanceof ProblemError),
    end: () => {
      clearTimeout(timer);
      res.off('close', onClose);
    },
  };
};
