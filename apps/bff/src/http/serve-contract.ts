import { commonProblems, type Contract, type ContractInput } from '@gatescope/shared';
import type { Request, RequestHandler, Response } from 'express';
import type { Handler } from './handler.ts';
import { invalidInput } from './input-errors.ts';
import { parsePart } from './parse-part.ts';
import { ProblemError } from './problem-error.ts';
import { stateOf, type Subject } from './request-state.ts';
import { timeLimit } from './time-limit.ts';

/** How contracts are served. */
export interface ServeOptions {
  readonly timeoutMs: number;
}

/** Parses all parts first, so that everything wrong is said at once. */
const parseInput = (contract: Contract, req: Request): Readonly<Record<'params' | 'query' | 'body', unknown>> => {
  const params = parsePart(contract.params, req.params, 'params');
  const query = parsePart(contract.query, req.query, 'query');
  const body = parsePart(contract.body, req.body, 'body');
  const errors = [...params.errors, ...query.errors, ...body.errors];
  if (errors.length > 0) throw invalidInput(errors);
  return { params: params.value, query: query.value, body: body.value };
};

const checkRole = (contract: Contract, roles: readonly string[]): void => {
  if (roles.includes(contract.role) || roles.includes('prober')) return;
  throw new ProblemError('forbidden', {
    detail: `This needs the role ${contract.role}, which your sign-in does not carry.`,
    remedy: 'Ask whoever runs the console to give you the role.',
  });
};

/** A handler may only answer problems that its contract lists: the web app has words for those. */
const checkProblem = (contract: Contract, error: unknown): unknown => {
  if (!(error instanceof ProblemError)) return error;
  const listed: readonly string[] = [...commonProblems, ...contract.problems];
  if (listed.includes(error.code)) return error;
  return new Error(`${contract.id} answered ${error.code}, which its contract does not list`, { cause: error });
};

const subjectOf = (params: unknown): Subject | undefined =>
  // The parameters of this path were parsed by apiParamsSchema, which has exactly these.
  typeof params === 'object' && params !== null && 'apiId' in params ? (params as Subject) : undefined;

const filename = (contract: Contract, params: unknown): string => {
  const parts = Object.values(params ?? {}).filter((part) => typeof part === 'string');
  return ['gatescope', ...parts].join('-').replace(/[^A-Za-z0-9.-]/g, '_');
};

const send = (contract: Contract, params: unknown, answer: unknown, res: Response): void => {
  res.status(contract.status ?? 200).setHeader('Cache-Control', 'no-store');
  if (contract.isDownload)
    res.setHeader('Content-Disposition', `attachment; filename="${filename(contract, params)}.json"`);
  if (contract.media) res.type(contract.media).send(answer);
  else res.json(answer);
};

/** Serves one contract by one handler: role, input, time limit, answer checked against the contract. */
export const serveContract =
  <C extends Contract>(contract: C, handler: Handler<C>, options: ServeOptions): RequestHandler =>
  async (req, res) => {
    const state = stateOf(res);
    state.route = contract.path;
    const user = state.user ?? { id: 'nobody', roles: [] };
    checkRole(contract, user.roles);
    // parseInput went by the schemas of this very contract.
    const input = parseInput(contract, req) as unknown as ContractInput<C>;
    state.subject = subjectOf(input.params);
    const limit = timeLimit(res, options.timeoutMs);
    const about = (subject: Subject): void => {
      state.subject = subject;
    };
    try {
      const answer = await limit.race(
        Promise.resolve(handler(input, { user, log: state.log, signal: limit.signal, about })),
      );
      const checked = contract.response.safeParse(answer);
      if (!checked.success)
        throw new Error(`${contract.id} answered what its contract does not allow`, { cause: checked.error });
      send(contract, input.params, checked.data, res);
    } catch (error) {
      if (limit.isAbandoned()) return;
      throw checkProblem(contract, error);
    } finally {
      limit.end();
    }
  };
