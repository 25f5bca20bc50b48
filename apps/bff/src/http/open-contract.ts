import { commonProblems, type Contract } from '@gatescope/shared';
import type { Request } from 'express';
import { invalidInput } from './input-errors.ts';
import { parsePart } from './parse-part.ts';
import { ProblemError } from './problem-error.ts';
import type { Subject } from './request-state.ts';

/** Parses all parts first, so that everything wrong is said at once. */
export const parseInput = (
  contract: Contract,
  req: Request,
): Readonly<Record<'params' | 'query' | 'body', unknown>> => {
  const params = parsePart(contract.params, req.params, 'params');
  const query = parsePart(contract.query, req.query, 'query');
  const body = parsePart(contract.body, req.body, 'body');
  const errors = [...params.errors, ...query.errors, ...body.errors];
  if (errors.length > 0) throw invalidInput(errors);
  return { params: params.value, query: query.value, body: body.value };
};

/** Ends the request when the user lacks the contract's role. */
export const checkRole = (contract: Contract, roles: readonly string[]): void => {
  if (roles.includes(contract.role) || roles.includes('prober')) return;
  throw new ProblemError('forbidden', {
    detail: `This needs the role ${contract.role}, which your sign-in does not carry.`,
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
export const subjectOf = (params: unknown): Subject | undefined =>
  // The parameters of this path were parsed by apiParamsSchema, which has exactly these.
  typeof params === 'object' && params !== null && 'apiId' in params ? (params as Subject) : undefined;
