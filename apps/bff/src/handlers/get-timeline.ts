import type { Contracts, Fact, MissingFact, Snapshot } from '@gatescope/shared';
import type * as z from 'zod';
import { apiName } from '../diagnosis/api-name.ts';
import { checkStage } from '../diagnosis/check-stage.ts';
import type { Handler } from '../http/handler.ts';
import { accessFormatOf } from '../log-search/access-format.ts';
import { findStageLog } from '../log-search/find-stage-log.ts';
import { idsAround } from '../timeline/ids-around.ts';
import { periodFor, sinceLastGood, usualMs } from '../timeline/since-last-good.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const missingOf = (pointer: string, fact: Fact<unknown>): MissingFact[] =>
  fact.state === 'hidden'
    ? [
        {
          pointer,
          cause: fact.cause,
          ...(fact.permission ? { permission: fact.permission } : {}),
          ...(fact.message ? { message: fact.message } : {}),
        },
      ]
    : [];

const valueOf = <T>(fact: Fact<readonly T[]>): T[] => (fact.state === 'present' ? [...fact.value] : []);

type Known = Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;

/** Whether the log groups of the stage exist. */
const readGroups = async (
  { collector }: HandlerDeps,
  snapshot: Snapshot,
  { stage, signal }: { readonly stage: string; readonly signal: AbortSignal },
): Promise<{ readonly known: Known; readonly missing: MissingFact[] }> => {
  const logs = ['execution', 'access'] as const;
  const names = [...new Set(logs.flatMap((log) => findStageLog(snapshot, stage, log) ?? []))];
  const facts = await Promise.all(names.map((name) => collector.findLogGroup({ ...snapshot.target, name }, signal)));
  const toWord = (fact: Fact<readonly unknown[]> | undefined) =>
    fact === undefined || fact.state === 'hidden'
      ? 'unknown'
      : fact.state === 'present' && fact.value.length > 0
        ? 'yes'
        : 'no';
  return {
    known: Object.fromEntries(names.map((name, index) => [name, toWord(facts[index])])),
    missing: facts.flatMap((fact) => missingOf('observation:log', fact)),
  };
};

type Answer = z.output<Contracts['getTimeline']['response']>;

const accessFormat = ({ engine }: HandlerDeps, snapshot: Snapshot, stage: string): Pick<Answer, 'accessFormat'> => {
  if (snapshot.api.stages.state !== 'present') return {};
  const current = accessFormatOf(snapshot, stage);
  const { format: suggested, missing, diff, leftOut } = engine.suggestFormat(current);
  return {
    accessFormat: {
      ...(current === undefined ? {} : { current }),
      suggested,
      diff: [...diff],
      missing: [...missing],
      leftOut: [...leftOut],
    },
  };
};

export const getTimeline =
  (deps: HandlerDeps): Handler<Contracts['getTimeline']> =>
  async ({ params, query }, { signal }) => {
    const { collector, engine, now } = deps;
    const { stage } = query;
    const until = query.to === undefined ? now().getTime() : Date.parse(query.to);
    const { snapshot } = await collectBase(deps, params, { fresh: false, signal });
    checkStage(snapshot, stage);
    const { kind, apiId } = snapshot.target;
    const about = { kind, apiId, name: apiName(snapshot), stage };
    const { startTime, endTime, cleanAt } =
      query.since === 'last-good'
        ? await sinceLastGood(deps, snapshot, { about, endTime: until, signal })
        : {
            startTime: query.from === undefined ? until - usualMs : Date.parse(query.from),
            endTime: until,
            cleanAt: undefined,
          };
    const periodSeconds = periodFor(endTime - startTime);
    const around = idsAround(snapshot, stage);
    const [{ metrics, changes }, groups] = await Promise.all([
      collector.timeline(snapshot.target, { ...about, startTime, endTime, periodSeconds, around }, signal),
      readGroups(deps, snapshot, { stage, signal }),
    ]);
    const series = valueOf(metrics);
    const reading = engine.readMetrics(series);
    const lastCleanAt = cleanAt ?? reading.lastCleanAt;
    return {
      from: new Date(startTime).toISOString(),
      to: new Date(endTime).toISOString(),
      periodSeconds,
      metrics: series.map(({ metric, points }) => ({ metric, points: [...points] })),
      thresholds: { ...engine.metricThresholds },
      marks: periodSeconds === 300 ? [...reading.marks] : [],
      ...(reading.lastGoodAt === undefined ? {} : { lastGoodAt: reading.lastGoodAt }),
      ...(lastCleanAt === undefined ? {} : { lastCleanAt }),
      sentences: metrics.state === 'present' ? [...reading.sentences] : [],
      changes: changes.state === 'present' ? [...changes.value.changes] : [],
      ...(changes.state === 'present' && changes.value.isCutOff ? { areChangesCut: true } : {}),
      logging: engine.loggingAnswers(snapshot, stage, groups.known).map((answer) => ({
        ...answer,
        facts: [...answer.facts],
        missing: [...answer.missing],
      })),
      ...accessFormat(deps, snapshot, stage),
      missing: [
        ...missingOf('observation:metric', metrics),
        ...missingOf('observation:change', changes),
        ...groups.missing,
      ],
    };
  };
