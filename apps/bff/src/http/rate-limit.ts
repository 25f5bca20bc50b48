import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendProblem } from './error-handler.ts';
import { ProblemError } from './problem-error.ts';
import { stateOf } from './request-state.ts';

/** Limits each user (each address where nobody signs in) to so many requests a minute. */
export const perUserLimit = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req, res) => {
      // express-rate-limit hands over the response that Express made; its types do not say so.
      const user = stateOf(res).user;
      return user && user.id !== 'local' ? `user:${user.id}` : `address:${ipKeyGenerator(req.ip ?? 'unknown')}`;
    },
    handler: (_req, res) => {
      const error = new ProblemError('rate-limited', {
        detail: `More than ${perMinute} requests came from you within a minute.`,
        remedy:
          'Wait a minute. The limit protects the AWS account, whose deployments share API Gateway quotas with the console.',
        retryAfter: 60,
      });
      sendProblem(res, error);
    },
  });
