import type { PolicyReason } from './policy-reasons.ts';
import type { ElementVerdict } from './policy-types.ts';
import type { RequestContext } from './request-context.ts';

/** One entry of Action, NotAction, Resource or NotResource. */
export interface ListedPattern {
  readonly text: string;
  readonly path: string;
  /** Set where the entry cannot be compared. */
  readonly problem: PolicyReason | undefined;
  readonly matches: (actual: string, context: RequestContext) => boolean;
}

/** Action or Resource or their negation, ready to be compared. */
export interface PatternElement {
  readonly element: 'Action' | 'NotAction' | 'Resource' | 'NotResource';
  readonly path: string;
  readonly entries: readonly ListedPattern[];
  readonly expected: readonly string[];
}

const reasons = {
  Action: { listed: 'action-listed', unlisted: 'action-not-listed' },
  NotAction: { listed: 'action-exempt', unlisted: 'action-not-exempt' },
  Resource: { listed: 'resource-listed', unlisted: 'resource-not-listed' },
  NotResource: { listed: 'resource-exempt', unlisted: 'resource-not-exempt' },
} as const;

/** Whether a statement is about this action or resource. */
export const judgePatterns = (element: PatternElement, actual: string, context: RequestContext): ElementVerdict => {
  const isNegated = element.element === 'NotAction' || element.element === 'NotResource';
  const base = { element: element.element, path: element.path, expected: element.expected, actual };
  let unclear: ListedPattern | undefined;
  for (const entry of element.entries) {
    if (entry.problem !== undefined) unclear ??= entry;
    else if (entry.matches(actual, context)) {
      const decidedBy = { expected: entry.text, path: entry.path };
      const reason = reasons[element.element].listed;
      return { outcome: isNegated ? 'not-matched' : 'matched', reason, ...base, decidedBy };
    }
  }
  if (unclear?.problem !== undefined) {
    const decidedBy = { expected: unclear.text, path: unclear.path };
    return { outcome: 'undetermined', reason: unclear.problem, ...base, decidedBy };
  }
  return { outcome: isNegated ? 'matched' : 'not-matched', reason: reasons[element.element].unlisted, ...base };
};
