import type { RequestHandler } from 'express';
import type { Identify } from '../sign-in/identify.ts';
import { stateOf } from './request-state.ts';

/** Finds out who asks, before anything is answered. */
export const signIn =
  (identify: Identify): RequestHandler =>
  async (req, res, next) => {
    stateOf(res).user = await identify(req.headers);
    next();
  };
