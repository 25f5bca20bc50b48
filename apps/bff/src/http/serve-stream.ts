import { formatEvent, type Contract } from '@gatescope/shared';
import type { RequestHandler, Response } from 'express';
import { asProblemError } from './error-handler.ts';
import type { StreamHandler } from './handler.ts';
import { checkProblem, openContract } from './open-contract.ts';
import { ProblemError, toProblem } from './problem-error.ts';
import type { EnterStream } from './stream-limit.ts';
import { timeLimit } from './time-limit.ts';
import { untilAborted } from './until-aborted.ts';

/** How streams are served. */
export interface StreamOptions {
  readonly timeoutMs: number;
  /** A comment is sent so often, for load balancers cut off what is silent. */
  readonly heartbeatMs?: number;
  /** Aborted when the process is about to end: a stream then says so instead of breaking off. */
  readonly stopping?: AbortSignal | undefined;
  /** Refuses a user who has too many streams open. */
  readonly enter?: EnterStream;
}

const shuttingDown = (): ProblemError =>
  new ProblemError('shutting-down', {
    detail: 'The console is being restarted; what was found so far is above.',
    remedy: 'Start again in a moment.',
  });

const begin = (res: Response): void => {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies that collect an answer before they pass it on are asked not to.
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
};

/** Waits until the reader has taken what was written: a slow reader slows the work down, nothing piles up. */
const write = (res: Response, text: string, signal: AbortSignal): Promise<void> | undefined => {
  if (res.write(text)) return undefined;
  return untilAborted(new Promise<void>((resolve) => res.once('drain', resolve)), signal);
};

/** Serves one contract as server-sent events. The work ends when the caller goes away or time is up. */
export const serveStream =
  <C extends Contract>(contract: C, handler: StreamHandler<C>, options: StreamOptions): RequestHandler =>
  async (req, res) => {
    const { state, user, input, about } = openContract(contract, req, res);
    const leave = options.enter?.(user.id);
    const limit = timeLimit(res, options.timeoutMs);
    const { signal } = limit;
    const stop = (): void => limit.abort(shuttingDown());
    options.stopping?.addEventListener('abort', stop, { once: true });
    const events = handler(input, { user, log: state.log, signal, about })[Symbol.asyncIterator]();
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      // What goes wrong before the first event is answered as any other problem, with a status of its own.
      let next = await untilAborted(events.next(), signal);
      begin(res);
      heartbeat = setInterval(() => res.write(': waiting\n\n'), options.heartbeatMs ?? 15_000);
      while (next.done !== true) {
        await write(res, formatEvent('item', contract.response.parse(next.value)), signal);
        next = await untilAborted(events.next(), signal);
      }
      res.end(formatEvent('end', {}));
    } catch (error) {
      if (limit.isAbandoned()) return;
      const checked = checkProblem(contract, error);
      if (!res.headersSent) throw checked;
      const problem = asProblemError(checked, state);
      state.code = problem.code;
      res.end(formatEvent('problem', toProblem(problem, state.requestId)));
    } finally {
      clearInterval(heartbeat);
      limit.end();
      leave?.();
      options.stopping?.removeEventListener('abort', stop);
      // The work may be in the middle of a step; it is told to stop and not waited for.
      events.return?.().catch(() => undefined);
    }
  };
