import type { Timeline } from '../api/timeline-query.ts';
import { eventTexts, happeningTexts as texts, metricTexts } from '../texts/timeline-texts.ts';

type Change = Timeline['changes'][number];

/** Something that happened, on one line of time: an edit, a stretch beyond a threshold, the last good period. */
export interface Happening {
  readonly key: string;
  readonly at: string;
  readonly kind: 'edit' | 'failed-edit' | 'trouble' | 'good';
  readonly what: string;
  /** Who did it, or how bad it was. */
  readonly detail: string;
  /** Fields that were edited. */
  readonly parts: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a management call was to change, e.g. `replace /policy`; values stay out. */
const partsOf = ({ requestParameters }: Change): string[] => {
  if (!isRecord(requestParameters)) return [];
  // CloudTrail has the operations under their name, or within the name of the input.
  const holders = [requestParameters, ...Object.values(requestParameters).filter(isRecord)];
  const operations = holders.flatMap(({ patchOperations }) => (Array.isArray(patchOperations) ? patchOperations : []));
  return operations
    .filter(isRecord)
    .flatMap(({ op, path }) => (typeof path === 'string' ? [`${String(op)} ${path}`] : []));
};

const toEdit = (change: Change, index: number): Happening[] => {
  const { at, id, eventName, user, resource, errorCode } = change;
  if (at === undefined) return [];
  const who = user?.split('/').slice(-1)[0];
  return [
    {
      key: `${id}:${index}`,
      at,
      kind: errorCode === undefined ? 'edit' : 'failed-edit',
      what: eventTexts[eventName] ?? eventName,
      detail: [errorCode === undefined ? undefined : texts.notDone(errorCode), who && texts.by(who), resource]
        .filter(Boolean)
        .join(', '),
      parts: [eventName, ...partsOf(change)],
    },
  ];
};

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const toTrouble = ({ metric, from, to, peak, meaning }: Timeline['marks'][number]): Happening => {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000) + 5;
  return {
    key: `mark:${metric}:${from}`,
    at: from,
    kind: 'trouble',
    what: metricTexts[metric] ?? metric,
    detail: texts.howBad(meaning.replace(/\.$/, ''), number.format(peak), minutes),
    parts: [],
  };
};

const toGood = ({ lastCleanAt, lastGoodAt, from }: Timeline): Happening[] => {
  const at = lastCleanAt ?? lastGoodAt;
  if (at === undefined || at < from) return [];
  const detail = lastCleanAt === undefined ? texts.someSucceeded : texts.hardlyAnyFailed;
  return [{ key: 'good', at, kind: 'good', what: texts.lastWorked, detail, parts: [] }];
};

/** Edits, failures and the last good period on one line of time, newest first. */
export const toHappenings = (timeline: Timeline): Happening[] =>
  [...timeline.changes.flatMap(toEdit), ...timeline.marks.map(toTrouble), ...toGood(timeline)].toSorted((left, right) =>
    right.at.localeCompare(left.at),
  );
