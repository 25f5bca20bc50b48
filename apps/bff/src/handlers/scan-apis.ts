import type { ApiParams, Contracts, ScanEvent } from '@gatescope/shared';
import { inTurns } from '../fleet/in-turns.ts';
import { scanApi } from '../fleet/scan-api.ts';
import { toProblemError } from '../aws/to-problem-error.ts';
import { ProblemError, toProblem } from '../http/problem-error.ts';
import type { HandlerContext, StreamHandler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

/** The collector keeps AWS's quotas; more at once would only wait there. */
const mostAtOnce = 6;

const listed = async ({ collector }: HandlerDeps, fresh: boolean, signal: AbortSignal): Promise<ApiParams[]> => {
  const { apis } = await collector.listApis({ accountId: undefined, region: undefined, fresh, signal });
  return apis.map(({ accountId, region, id }) => ({ accountId, region, apiId: id }));
};

/** What goes wrong with one API, be it our own fault, is said of that one. */
const problemOf = (error: unknown, log: HandlerContext['log']): ProblemError => {
  const problem = toProblemError(error);
  if (problem instanceof ProblemError) return problem;
  log.error({ err: error }, 'an API could not be scanned');
  return new ProblemError('internal', {
    detail: 'The console failed while it read this API.',
    remedy: 'Try again; if it stays so, tell whoever runs the console.',
  });
};

export const scanApis = (deps: HandlerDeps): StreamHandler<Contracts['scanApis']> =>
  async function* scan({ body }, { signal, log }): AsyncGenerator<ScanEvent> {
    const fresh = body.fresh ?? false;
    const apis = body.apis ?? (await listed(deps, fresh, signal));
    yield { kind: 'begun', apis: apis.length };
    yield* inTurns(apis, mostAtOnce, async (target): Promise<ScanEvent> => {
      try {
        // Once the caller is gone, what is left is not begun.
        signal.throwIfAborted();
        return { kind: 'api', scan: await scanApi(deps, target, { fresh, signal }) };
      } catch (error) {
        if (signal.aborted) throw error;
        return { kind: 'failed', target, problem: toProblem(problemOf(error, log)) };
      }
    });
  };
