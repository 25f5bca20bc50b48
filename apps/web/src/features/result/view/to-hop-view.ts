import type { Basis, GateResult, Trace } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { type MissingView, toMissingView } from '../../../lib/hidden-words.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';
import { toReplyWords } from '../../../lib/reply-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { toDetailRows, type DetailRow } from './to-detail-rows.ts';
import { type InnerWay, toInnerWay } from './to-inner-way.ts';

/** One gate on the request's way, ready to show. */
export interface HopView {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly word: string;
  /** `after`: behind the hop that ended the way; `focus`: that hop. */
  readonly place: 'before' | 'focus' | 'after';
  /** Why it stops the request, or what may stop it there. */
  readonly because: string | undefined;
  readonly basis: string | undefined;
  readonly details: readonly DetailRow[];
  /** The way through a second API that this hop calls. */
  readonly inner: InnerWay | undefined;
  /** Everything the gate told, for reading as JSON; undefined where the rows say it all. */
  readonly raw: unknown;
  readonly factsUsed: readonly string[];
  readonly missing: readonly MissingView[];
  readonly replies: readonly string[];
}

const laterWords = {
  passed: 'Not reached',
  stopped: 'Not reached; would refuse too',
  skipped: 'Not reached',
  unknown: 'Not reached',
} as const satisfies Record<GateResult['outcome'], string>;

const basisWords = {
  deployed: 'As deployed',
  'assumed-from-saved': 'From the saved version; what is deployed could not be read',
  live: 'A live setting: needs no deployment',
} as const satisfies Record<Basis, string>;

/** The gate that a trace's end hangs on: where it stopped, else the first that is unknown. */
export const findFocus = (trace: Trace): string | undefined => {
  if (trace.outcome === 'answered') return undefined;
  if (trace.stoppedAt !== undefined) return trace.stoppedAt;
  return trace.gates.find(
    (gate) => gate.reached && gate.outcome === (trace.outcome === 'stopped' ? 'stopped' : 'unknown'),
  )?.gate;
};

const hasDepth = (detail: GateResult['detail']): boolean =>
  Object.values(detail).some((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const placeOf = (gate: GateResult, focus: string | undefined): HopView['place'] => {
  if (gate.gate === focus && gate.reached) return 'focus';
  return gate.reached ? 'before' : 'after';
};

/** The steps of a second API are a list of their own. */
const withoutSteps = ({ next, ...detail }: GateResult['detail']): GateResult['detail'] =>
  typeof next === 'object' && next !== null && 'steps' in next
    ? { ...detail, next: { ...next, steps: undefined } }
    : { ...detail, ...(next === undefined ? {} : { next }) };

/** One gate's result as a hop of the path. */
export const toHopView = (gate: GateResult, focus: string | undefined): HopView => {
  const place = placeOf(gate, focus);
  const { word, tone } = outcomeWords[gate.outcome];
  return {
    id: gate.gate,
    title: gate.title,
    place,
    tone: place === 'after' ? 'off' : tone,
    word: place === 'after' ? laterWords[gate.outcome] : word,
    because: gate.because ?? gate.reason,
    basis: gate.outcome === 'skipped' ? undefined : basisWords[gate.basis],
    details: toDetailRows(gate.gate, withoutSteps(gate.detail)),
    inner: toInnerWay(gate.detail),
    raw: hasDepth(gate.detail) ? gate.detail : undefined,
    factsUsed: [...new Set(gate.facts.map(toPointerWords))],
    missing: gate.missing.map(toMissingView),
    // The end of the way shows those of the hop that stopped it.
    replies: place === 'focus' && gate.outcome === 'stopped' ? [] : gate.replies.map(toReplyWords),
  };
};
