import type { AccessChange, Fix, Trace } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { type MissingView, toMissingView } from '../../../lib/hidden-words.ts';
import { type ComparisonRow, toComparison } from './to-comparison.ts';

/** A way to write a fix down. */
export interface FixFormat {
  readonly id: string;
  readonly label: string;
  readonly language: string;
  readonly text: string;
}

/** A fix, ready to show. */
export interface FixView {
  readonly id: string;
  /** Unique within its finding. */
  readonly key: string;
  readonly title: string;
  readonly state: { readonly tone: Tone; readonly word: string; readonly meaning: string };
  readonly risk: string | undefined;
  readonly notes: readonly string[];
  readonly formats: readonly FixFormat[];
  readonly comparison: readonly ComparisonRow[];
  readonly afterEnd: { readonly tone: Tone; readonly word: string } | undefined;
  readonly gained: readonly AccessChange[];
  readonly lost: readonly AccessChange[];
  /** What is said where nobody gains or loses access; undefined where that was not computed. */
  readonly accessUnchanged: string | undefined;
  readonly missing: readonly MissingView[];
  readonly actor: {
    readonly who: string;
    readonly accountId: string | undefined;
    readonly message: string | undefined;
  };
  readonly managedBy: string | undefined;
}

const states = {
  verified: {
    tone: 'good',
    word: 'Verified in simulation',
    meaning: 'The same request was simulated again with this change and gets through.',
  },
  likely: {
    tone: 'info',
    word: 'Likely',
    meaning: 'The same request gets past this hop with the change; what follows rests on an uncertain fact.',
  },
  suggestion: {
    tone: 'warn',
    word: 'Suggestion',
    meaning: 'Removes this cause, but another obstacle remains.',
  },
  unverifiable: {
    tone: 'unknown',
    word: 'Could not be verified',
    meaning: 'A fact that the simulation needs is hidden.',
  },
} as const satisfies Record<Fix['verification']['state'], { tone: Tone; word: string; meaning: string }>;

const ends = {
  answered: { tone: 'good', word: 'The request is answered' },
  stopped: { tone: 'bad', word: 'The request is still refused' },
  unknown: { tone: 'unknown', word: 'Cannot be told' },
} as const satisfies Record<Trace['outcome'], { tone: Tone; word: string }>;

const toState = (fix: Fix): FixView['state'] => {
  const { state, obstacle, after } = fix.verification;
  // Advice is nothing that can be simulated: neither verified nor hidden.
  if (fix.change.kind === 'advice' && state !== 'verified') {
    return { tone: 'info', word: 'Advice', meaning: 'Lies outside what the simulation can change.' };
  }
  if (obstacle === undefined) return states[state];
  const title = after?.gates.find((gate) => gate.gate === obstacle)?.title ?? obstacle;
  return { ...states[state], meaning: `${states[state].meaning} The request would then stop at: ${title}.` };
};

const accessUnchanged = (fix: Fix): string | undefined => {
  const { gained, lost, after } = fix.verification;
  if (after === undefined || gained.length > 0 || lost.length > 0) return undefined;
  return fix.change.kind === 'request'
    ? 'Only the request changes; nobody gains or loses access.'
    : 'Of the callers compared, nobody else gains or loses access.';
};

/** A fix of a finding; `before` is the trace it was tried against. */
export const toFixView = (fix: Fix, before: Trace | null, index = 0): FixView => {
  const { verification } = fix;
  const code =
    fix.code && !fix.rendered.some(({ format }) => format === 'code')
      ? [{ id: 'code', label: 'Code', ...fix.code }]
      : [];
  return {
    id: fix.id,
    key: `${index} ${fix.id}`,
    title: fix.title,
    state: toState(fix),
    risk: fix.risk === 'needs-review' ? 'Needs review before it is applied' : undefined,
    notes: fix.notes,
    formats: [
      ...fix.rendered.map(({ format, label, language, text }) => ({ id: format, label, language, text })),
      ...code,
    ],
    comparison: before && verification.after ? toComparison(before, verification.after) : [],
    afterEnd: verification.after ? ends[verification.after.outcome] : undefined,
    gained: verification.gained,
    lost: verification.lost,
    accessUnchanged: accessUnchanged(fix),
    missing: verification.missing.map(toMissingView),
    actor: {
      who: fix.actor.who.charAt(0).toUpperCase() + fix.actor.who.slice(1),
      accountId: fix.actor.accountId,
      message: fix.actor.message,
    },
    managedBy: fix.managedBy,
  };
};
