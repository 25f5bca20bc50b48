import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { openState, type RequestState } from './request-state.ts';

/** Is told how each request ended. */
export type RequestObserver = (ended: {
  readonly state: RequestState;
  readonly method: string;
  readonly path: string;
  /** 499 where the caller went away first. */
  readonly status: number;
  readonly seconds: number;
}) => void;

const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Gives every request an id and logs how it ended: method, path, status, never query, headers or body.
 * The caller's own id is not taken over: it is text from outside.
 */
export const requestLog =
  (logger: Logger, observe: RequestObserver): RequestHandler =>
  (req, res, next) => {
    const requestId = randomUUID();
    const begun = performance.now();
    const { method, path } = req;
    const state = openState(res, {
      requestId,
      log: logger.child({ requestId }),
      user: undefined,
      route: undefined,
      code: undefined,
      subject: undefined,
    });
    res.setHeader('X-Request-Id', requestId);
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 499;
      const seconds = (performance.now() - begun) / 1000;
      const entry = {
        method,
        path,
        status,
        durationMs: Math.round(seconds * 1000),
        ...(state.user ? { user: state.user.id } : {}),
        ...(state.code ? { code: state.code } : {}),
      };
      if (status >= 500) state.log.error(entry, 'request failed');
      else if (quiet.has(path)) state.log.debug(entry, 'request');
      else state.log.info(entry, 'request');
      observe({ state, method, path, status, seconds });
    });
    next();
  };
