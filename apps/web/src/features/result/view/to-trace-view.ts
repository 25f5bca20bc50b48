import type { Trace } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { toReplyWords } from '../../../lib/reply-words.ts';
import { findFocus, type HopView, toHopView } from './to-hop-view.ts';

/** A request's way through the gates, ready to show. */
export interface TraceView {
  readonly key: string;
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly hops: readonly HopView[];
  /** How the way ends. */
  readonly end: { readonly tone: Tone; readonly word: string };
  readonly replies: readonly string[];
}

const legTitles = { preflight: 'Preflight', actual: 'Request' } as const;

const endWords = {
  answered: { tone: 'good', word: 'Reaches the backend and is answered' },
  stopped: { tone: 'bad', word: 'Is refused on the way' },
  unknown: { tone: 'unknown', word: 'Cannot be told: a needed fact is hidden' },
} as const satisfies Record<Trace['outcome'], { tone: Tone; word: string }>;

const toTitle = (trace: Trace, all: readonly Trace[]): string => {
  const leg = all.some((other) => other.leg !== trace.leg) ? legTitles[trace.leg] : 'The way of the request';
  const hasDraws = all.some((other) => other.draw !== trace.draw);
  return hasDraws ? `${leg}, ${trace.draw === 'canary' ? 'canary' : 'production'} deployment` : leg;
};

/** One trace; `all` are those shown beside it, which decide what has to be said to tell them apart. */
export const toTraceView = (trace: Trace, all: readonly Trace[]): TraceView => {
  const focus = findFocus(trace);
  return {
    key: `${trace.leg}-${trace.draw}`,
    title: toTitle(trace, all),
    method: trace.method,
    url: trace.url,
    hops: trace.gates.map((gate) => toHopView(gate, focus)),
    end: endWords[trace.outcome],
    replies: trace.replies.map(toReplyWords),
  };
};

/**
 * The traces worth showing: every leg; a canary draw only where it ends differently from production's.
 */
export const toShownTraces = (traces: readonly Trace[], main: Trace | null): Trace[] => {
  const all = traces.length === 0 && main !== null ? [main] : traces;
  return all.filter((trace) => {
    if (trace.draw === 'production') return true;
    const twin = all.find((other) => other.draw === 'production' && other.leg === trace.leg);
    return twin === undefined || twin.outcome !== trace.outcome || twin.stoppedAt !== trace.stoppedAt;
  });
};
