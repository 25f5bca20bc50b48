import type { Contracts, LogSearchEvent } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { findAccount } from '../diagnosis/find-account.ts';
import type { StreamHandler } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import { accessFormatOf } from '../log-search/access-format.ts';
import { knownStageLog } from '../log-search/known-stage-log.ts';
import { toLineTest } from '../log-search/line-test.ts';
import { streamSearch, type ToldOfLine } from '../log-search/stream-search.ts';
import type { EnginePort } from '../ports.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const noLog = (stage: string, log: string): ProblemError =>
  new ProblemError('not-found', {
    detail: `The stage ${stage} writes no ${log} log to a log group.`,
    remedy: 'Turn the log on, or search the other one.',
  });

/** What is told beside the lines themselves. */
const tellings = (
  log: 'execution' | 'access',
  format: string | undefined,
  { engine }: HandlerDeps,
): Pick<Parameters<typeof streamSearch>[1], 'tell' | 'says' | 'summarize'> =>
  log === 'access'
    ? { says: engine.explainFields(format), tell: (line) => tellAccess(line, format, engine) }
    : { tell: (line) => tellExecution(line, engine), summarize: engine.summarizeExecution };

const tellAccess = (line: string, format: string | undefined, engine: EnginePort): ToldOfLine => {
  const findings = engine.explainAccessLine(line, format);
  const fields = engine.readAccessLine(line, format);
  return {
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
    ...(fields === undefined ? {} : { fields: { ...fields } }),
  };
};

const tellExecution = (line: string, engine: EnginePort): ToldOfLine => {
  const { requestId, findings } = engine.explainExecutionLine(line);
  return {
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
    ...(requestId === undefined ? {} : { requestId }),
  };
};

export const searchLogs = (deps: HandlerDeps): StreamHandler<Contracts['searchLogs']> =>
  async function* search({ body }, { signal, about, log, user }): AsyncGenerator<LogSearchEvent> {
    const { accountId, region, apiId, stage } = body.target;
    const reference = await findAccount({ accountId: accountId ?? undefined, region, apiId }, deps.collector, signal);
    about(reference);
    const { snapshot } = await collectBase(deps, reference, { fresh: false, signal });
    checkStage(snapshot, stage);
    const logGroupName = knownStageLog(snapshot, stage, body.log);
    if (logGroupName === undefined) throw noLog(stage, body.log);
    const window = { start: Date.parse(body.from), end: Date.parse(body.to) };
    if (body.by === 'insights') {
      // It costs money: who spent it, on what.
      log.info({ log: 'audit', who: user.id, action: 'searchLogs.query', ...snapshot.target, logGroupName }, 'audit');
    }
    const format = accessFormatOf(snapshot, stage);
    const test = toLineTest(body, format, deps.engine);
    const steps = deps.collector.searchLogs(
      snapshot.target,
      { logGroupName, terms: test.terms, startTime: window.start, endTime: window.end, by: body.by },
      signal,
    );
    yield* streamSearch(steps, {
      log: body.log,
      window,
      mostLines: body.mostLines,
      isWanted: test.isWanted,
      notes: test.notes,
      ...tellings(body.log, format, deps),
    });
  };
