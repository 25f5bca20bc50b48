import { contracts, type Contract } from '@gatescope/shared';
import type { RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`);

const all: readonly Contract[] = Object.values(contracts);
const places = all.map(({ method, path }) => ({ method, pattern: toPattern(path) }));

/** Answers what nothing else answers. */
export const apiNotFound: RequestHandler = (req, res, next) => {
  const path = req.baseUrl + req.path;
  const methods = [...new Set(places.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  if (methods.length === 0) {
    next(
      new ProblemError('not-found', {
        detail: 'The console has no such endpoint.',
        remedy: 'See /api/openapi.json for those it has.',
      }),
    );
    return;
  }
  res.set('Allow', methods.join(', '));
  next(
    new ProblemError('method-not-allowed', {
      detail: `This endpoint does not take ${req.method}.`,
      remedy: `Use ${methods.join(' or ')}.`,
    }),
  );
};
