import type { Expected } from './case-file.ts';

/** How one case went. The terms are those of `cases/public/README.md`. */
export interface CaseScore {
  readonly top1: boolean;
  readonly top3: boolean;
  readonly misled: boolean;
  readonly falseAlarm: boolean;
}

const matches = (pattern: string, id: string): boolean =>
  pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;

/** Scores ranked blocking ids against what was expected. A control is right when nothing was found. */
export const scoreCase = (expected: Expected, control: boolean, found: readonly string[]): CaseScore => {
  if (control)
    return { top1: found.length === 0, top3: found.length === 0, misled: false, falseAlarm: found.length > 0 };
  const right = new Set([...expected.causes.slice(0, 1), ...expected.alsoAccept]);
  const rightAt = found.findIndex((id) => right.has(id));
  const wrongAt = found.findIndex((id) => !right.has(id) && expected.notCauses.some((pattern) => matches(pattern, id)));
  return {
    top1: rightAt === 0,
    top3: rightAt >= 0 && rightAt < 3,
    misled: wrongAt >= 0 && (rightAt < 0 || wrongAt < rightAt),
    falseAlarm: false,
  };
};

export interface Summary {
  readonly cases: number;
  readonly controls: number;
  /** Failures that were right at first place; controls are counted by falseAlarms. */
  readonly top1: number;
  readonly top3: number;
  readonly missed: number;
  readonly misled: number;
  readonly falseAlarms: number;
}

/** Adds up the scores of a run. */
export const summarize = (scores: readonly (CaseScore & { readonly control: boolean })[]): Summary => {
  const failures = scores.filter(({ control }) => !control);
  const count = (test: (score: CaseScore) => boolean, among: readonly CaseScore[]): number => among.filter(test).length;
  const top1 = count((score) => score.top1, failures);
  return {
    cases: scores.length,
    controls: scores.length - failures.length,
    top1,
    top3: count((score) => score.top3, failures),
    missed: failures.length - top1,
    misled: count((score) => score.misled, failures),
    falseAlarms: count((score) => score.falseAlarm, scores),
  };
};
