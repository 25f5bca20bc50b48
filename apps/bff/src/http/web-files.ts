import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { packedAssets } from './packed-assets.ts';
import { ProblemError } from './problem-error.ts';

const year = 31_536_000;

const notBuilt = (): ProblemError =>
  new ProblemError('not-found', {
    detail: 'The web app is not built.',
    remedy: 'Run npm start, which builds it, or pnpm --filter @gatescope/web build.',
  });

/**
 * Serves the built web app. Files under /assets carry a hash in their name and never change; the page itself is asked
 * for anew each time. Every other path is one of the app's own routes and gets the page.
 */
export const webFiles = (root: string | undefined): Router => {
  const router = Router();
  const page = root === undefined ? undefined : join(root, 'index.html');
  if (root === undefined || page === undefined || !existsSync(page)) {
    router.get('/{*splat}', (_req, _res, next) => next(notBuilt()));
    return router;
  }
  router.use('/assets', packedAssets(join(root, 'assets'), `public, max-age=${year}, immutable`));
  router.use(
    '/assets',
    express.static(join(root, 'assets'), { immutable: true, maxAge: year * 1000, index: false, redirect: false }),
  );
  router.use('/assets', (_req, _res, next) => {
    next(
      new ProblemError('not-found', {
        detail: 'There is no such file; the console was probably updated.',
        remedy: 'Reload the page.',
      }),
    );
  });
  router.use(
    express.static(root, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*splat}', (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(page, { cacheControl: false });
  });
  return router;
};
