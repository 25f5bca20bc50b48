import { commonProblems, type Contract, type ContractInput, type Role } from '@gatescope/shared';
import type { Request, Response } from 'express';
import { invalidInput } from './input-errors.ts';
import { parsePart } from './parse-part.ts';
import { ProblemError } from './problem-error.ts';
import { stateOf, type RequestState, type Subject, type User } from './request-state.ts';

/** A request that was let in: who asks, and what was given. */
export interface Opened<C extends Contract> {
  readonly state: RequestState;
  readonly user: User;
  readonly input: ContractInput<C>;
  /** Tells the audit log what an answer was about, where the path does not say it. */
  readonly about: (subject: Subject) => void;
}

/** Checks who asks before what is asked, and both before anything is done. */
export const openContract = <C extends Contract>(contract: C, req: Request, res: Response): Opened<C> => {
  const state = stateOf(res);
  state.route = contract.path;
  const user = state.user ?? { id: 'nobody', roles: [] };
  checkRole(contract.role, user.roles);
  // parseInput went by the schemas of this very contract.
  const input = parseInput(contract, req) as unknown as ContractInput<C>;
  state.subject = subjectOf(input.params);
  const about = (subject: Subject): void => {
    state.subject = subject;
  };
  return { state, user, input, about };
};

/** Parses all parts first, so that everything wrong is said at once. */
const parseInput = (contract: Contract, req: Request): Readonly<Record<'params' | 'query' | 'body', unknown>> => {
  const params = parsePart(contract.params, req.params, 'params');
  const query = parsePart(contract.query, req.query, 'query');
  const body = parsePart(contract.body, req.body, 'body');
  const errors = [...params.errors, ...query.errors, ...body.errors];
  if (errors.length > 0) throw invalidInput(errors);
  return { params: params.value, query: query.value, body: body.value };
};

/** Ends the request when the user lacks a role. */
export const checkRole = (role: Role, roles: readonly Role[]): void => {
  if (roles.includes(role) || roles.includes('prober')) return;
  throw new ProblemError('forbidden', {
    detail: `This needs the role ${role}, which your sign-in does not carry.`,
    remedy: 'Ask whoever runs the console to give you the role.',
  });
};

/** A handler may only answer problems that its contract lists: the web app has words for those. */
export const checkProblem = (contract: Contract, error: unknown): unknown => {
  if (!(error instanceof ProblemError)) return error;
  const listed: readonly string[] = [...commonProblems, ...contract.problems];
  if (listed.includes(error.code)) return error;
  return new Error(`${contract.id} answered ${error.code}, which its contract does not list`, { cause: error });
};

/** What a path with an API in it is about. */
const subjectOf = (params: unknown): Subject | undefined =>
  // The parameters of this path were parsed by apiParamsSchema, which has exactly these.
  typeof params === 'object' && params !== null && 'apiId' in params ? (params as Subject) : undefined;
