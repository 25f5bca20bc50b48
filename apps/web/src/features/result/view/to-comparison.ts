import type { GateResult, Trace } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';

/** One gate before and after a fix. */
export interface ComparisonRow {
  readonly gate: string;
  readonly title: string;
  readonly before: { readonly tone: Tone; readonly word: string };
  readonly after: { readonly tone: Tone; readonly word: string };
  readonly changed: boolean;
  /** What the fix is about: a hop that stops or cannot be told, before or after. */
  readonly decisive: boolean;
}

const outcomes = {
  passed: { tone: 'good', word: 'Passed' },
  stopped: { tone: 'bad', word: 'Stopped' },
  skipped: { tone: 'off', word: 'Does not apply' },
  unknown: { tone: 'unknown', word: 'Unknown' },
} as const satisfies Record<GateResult['outcome'], { tone: Tone; word: string }>;

const notReached = { tone: 'off', word: 'Not reached' } as const;
const notThere = { tone: 'off', word: 'Not on this way' } as const;

const toWord = (gate: GateResult | undefined): ComparisonRow['before'] => {
  if (gate === undefined) return notThere;
  return gate.reached ? outcomes[gate.outcome] : notReached;
};

const isTrouble = ({ tone }: { readonly tone: Tone }): boolean => tone === 'bad' || tone === 'unknown';

const weigh = ({
  before,
  after,
}: Pick<ComparisonRow, 'before' | 'after'>): Pick<ComparisonRow, 'changed' | 'decisive'> => ({
  changed: before.word !== after.word,
  decisive: isTrouble(before) || isTrouble(after),
});

/** The two ways side by side, gate by gate, in the order of the way after the fix. */
export const toComparison = (before: Trace, after: Trace): ComparisonRow[] => {
  const ids = [...new Set([...after.gates, ...before.gates].map((gate) => gate.gate))];
  return ids.map((id) => {
    const was = before.gates.find((gate) => gate.gate === id);
    const is = after.gates.find((gate) => gate.gate === id);
    const words = { before: toWord(was), after: toWord(is) };
    return { gate: id, title: (is ?? was)?.title ?? id, ...words, ...weigh(words) };
  });
};
