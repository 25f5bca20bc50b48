import { setMaxListeners } from 'node:events';
import type { CallRecord } from './call-record.ts';
import { CollectorError } from './collector-error.ts';
import type { Visit } from './door.ts';

/** How far a collection has come. */
export interface Progress {
  /** Calls that have ended, reused answers included. */
  readonly calls: number;
  /** The read that ended last, for example `api-gateway/get-stages`. */
  readonly read: string;
}

/** What every way into the collector takes. */
export interface VisitOptions {
  readonly signal?: AbortSignal | undefined;
  /** True: reuses no answer that may be out of date. */
  readonly fresh?: boolean | undefined;
  /** How old an answer may be to be reused, in milliseconds; a minute when absent. */
  readonly maxAgeMs?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const defaultMaxAgeMs = 60_000;

/** `duringVisit` for work that answers step by step; it also ends when nobody asks for the next step. */
export async function* steppingVisit<T>(
  options: VisitOptions & { readonly onCall?: ((record: CallRecord) => void) | undefined },
  work: (visit: Visit) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const ending = new AbortController();
  const signal = options.signal === undefined ? ending.signal : AbortSignal.any([options.signal, ending.signal]);
  setMaxListeners(0, signal);
  const maxAgeMs = options.fresh === true ? 0 : (options.maxAgeMs ?? defaultMaxAgeMs);
  try {
    yield* work({ signal, maxAgeMs, onCall: (record) => options.onCall?.(record) });
  } finally {
    ending.abort();
  }
}

/** Runs work as one visit: it can be aborted, and its calls are recorded. What is under way when it fails is cancelled. */
export const duringVisit = async <T>(
  options: VisitOptions & { readonly onCall?: ((record: CallRecord) => void) | undefined },
  work: (visit: Visit, calls: readonly CallRecord[]) => Promise<T>,
): Promise<T> => {
  const ending = new AbortController();
  const signal = options.signal === undefined ? ending.signal : AbortSignal.any([options.signal, ending.signal]);
  // Every call of the visit listens to this one signal.
  setMaxListeners(0, signal);
  const calls: CallRecord[] = [];
  const onCall = (record: CallRecord): void => {
    calls.push(record);
    options.onCall?.(record);
    options.onProgress?.({ calls: calls.length, read: record.read });
  };
  try {
    const maxAgeMs = options.fresh === true ? 0 : (options.maxAgeMs ?? defaultMaxAgeMs);
    return await work({ signal, maxAgeMs, onCall }, calls);
  } catch (error) {
    if (error instanceof CollectorError || options.signal?.aborted !== true) throw error;
    throw new CollectorError('aborted', 'Reading from AWS was cancelled. Start it again when needed.', {
      cause: error,
    });
  } finally {
    ending.abort();
  }
};
