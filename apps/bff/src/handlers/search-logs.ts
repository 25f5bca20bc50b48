import type { Contracts, LogSearchEvent } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { findAccount } from '../diagnosis/find-account.ts';
import type { StreamHandler } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import { accessFormatOf } from '../log-search/access-format.ts';
import { findStageLog } from '../log-search/find-stage-log.ts';
import { streamSearch } from '../log-search/stream-search.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const noLog = (stage: string, log: string): ProblemError =>
  new ProblemError('not-found', {
    detail: `The stage ${stage} writes no ${log} log to a log group.`,
    remedy: 'Turn the log on, or search the other one.',
  });

export const searchLogs = (deps: HandlerDeps): StreamHandler<Contracts['searchLogs']> =>
  async function* search({ body }, { signal, about, log, user }): AsyncGenerator<LogSearchEvent> {
    const { accountId, region, apiId, stage } = body.target;
    const reference = await findAccount({ accountId: accountId ?? undefined, region, apiId }, deps.collector, signal);
    about(reference);
    const { snapshot } = await collectBase(deps, reference, { fresh: false, signal });
    checkStage(snapshot, stage);
    const logGroupName = findStageLog(snapshot, stage, body.log);
    if (logGroupName === undefined) throw noLog(stage, body.log);
    const window = { start: Date.parse(body.from), end: Date.parse(body.to) };
    if (body.by === 'insights') {
      // It costs money: who spent it, on what.
      log.info({ log: 'audit', who: user.id, action: 'searchLogs.query', ...snapshot.target, logGroupName }, 'audit');
    }
    const steps = deps.collector.searchLogs(
      snapshot.target,
      { logGroupName, terms: body.terms, startTime: window.start, endTime: window.end, by: body.by },
      signal,
    );
    const format = accessFormatOf(snapshot, stage);
    const explain = (line: string) => deps.engine.explainAccessLine(line, format);
    yield* streamSearch(steps, {
      log: body.log,
      window,
      mostLines: body.mostLines,
      ...(body.log === 'access' ? { explain } : {}),
    });
  };
