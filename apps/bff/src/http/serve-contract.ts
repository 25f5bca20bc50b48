import type { Contract } from '@gatescope/shared';
import type { RequestHandler, Response } from 'express';
import type { PlainHandler } from './handler.ts';
import { checkProblem, openContract } from './open-contract.ts';
import { timeLimit } from './time-limit.ts';

/** How contracts are served. */
export interface ServeOptions {
  readonly timeoutMs: number;
}

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
  (contract: Contract, handler: PlainHandler, options: ServeOptions): RequestHandler =>
  async (req, res) => {
    const { state, user, input, about } = openContract(contract, req, res);
    const limit = timeLimit(res, options.timeoutMs);
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
