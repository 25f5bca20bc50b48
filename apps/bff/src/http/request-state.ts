import type { Role } from '@gatescope/shared';
import type { Response } from 'express';
import type { Logger } from 'pino';

/** Who sent a request. */
export interface User {
  readonly id: string;
  readonly name?: string;
  readonly roles: readonly Role[];
}

/** What an answered question was about, for the audit log. */
export interface Subject {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly apiId?: string | undefined;
}

/** What belongs to one request while it is served. */
export interface RequestState {
  readonly requestId: string;
  readonly log: Logger;
  user: User | undefined;
  /** The contract's path, so that logs and metrics group by endpoint. */
  route: string | undefined;
  /** Of the problem that it ended in. */
  code: string | undefined;
  subject: Subject | undefined;
}

const states = new WeakMap<Response, RequestState>();

/** Opens the state of a request; done once, by the first middleware. */
export const openState = (res: Response, state: RequestState): RequestState => {
  states.set(res, state);
  return state;
};

/** The state of a request. */
export const stateOf = (res: Response): RequestState => {
  const state = states.get(res);
  if (state === undefined) throw new Error('The request log must be the first middleware');
  return state;
};
