import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name in a Host header, without its port. */
export const hostName = (host: string): string => host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');

const isAddress = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0;

/**
 * Answers only under names of the console's own. A page elsewhere can make its name resolve to this address (DNS
 * rebinding) and would then be same-origin with it; a literal address cannot be taken over like that.
 */
export const hostRule = (allowedHosts: readonly string[]): RequestHandler => {
  const allowed = new Set([...loopbackNames, ...allowedHosts.map((host) => host.toLowerCase())]);
  return (req, _res, next) => {
    const name = hostName(req.headers.host ?? '');
    if (allowed.has(name) || isAddress(name)) {
      next();
      return;
    }
    next(
      new ProblemError('host-not-allowed', {
        detail: 'The console was called by a name that it does not know as its own.',
        remedy: 'Open it by a name that is configured, or add this one with --allowed-hosts (GATESCOPE_ALLOWED_HOSTS).',
      }),
    );
  };
};
