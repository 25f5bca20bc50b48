import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

const refused = (what: string): ProblemError =>
  new ProblemError('cross-site-refused', {
    detail: `The request was sent by ${what}.`,
    remedy: 'Use the console in its own window; a program sends no Origin header.',
  });

const originHost = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

const isNavigation = (req: Request): boolean => req.method === 'GET' && req.headers['sec-fetch-mode'] === 'navigate';

const violation = (req: Request): ProblemError | undefined => {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation(req))
    return refused('a page of another site');
  const { origin, host } = req.headers;
  // Compared without the scheme: behind a load balancer the page is https and this connection is not.
  if (origin !== undefined && originHost(origin) !== host?.toLowerCase()) return refused('a page of another origin');
  if (req.method === 'GET' || req.method === 'HEAD') return undefined;
  // A form of another site can send text/plain without asking first; JSON it cannot.
  if (req.is('application/json') !== 'application/json') {
    return new ProblemError('unsupported-media-type', {
      detail: 'The body is not declared as JSON.',
      remedy: 'Send Content-Type: application/json.',
    });
  }
  return undefined;
};

/** Keeps other sites' pages from using the reader's sign-in. https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  next(violation(req));
};
