import type { PredictedReply } from '@gatescope/shared';
import type { ComplaintReading } from './complaint-reading.ts';
import type { Stop } from './failure-modes/stop.ts';
import { stopsOf } from './failure-modes/stop.ts';
import { kindContradiction } from './kinds/kind-contradiction.ts';
import type { SimulatedTrace } from './simulate.ts';
import { placeWords } from './vantages/place-words.ts';
import type { World } from './world.ts';

const connectionWords: Record<NonNullable<PredictedReply['connection']>, string> = {
  'name-not-found': 'a name that does not resolve',
  timeout: 'a connection that times out',
  refused: 'a refused connection',
  'tls-name': 'a certificate for another name',
  'tls-handshake': 'a failed TLS handshake',
};

const replyWords = ({ connection, status, message, messageStart }: PredictedReply): string => {
  if (connection) return connectionWords[connection];
  const text = message ?? messageStart;
  return [status ?? 'a reply', text ? `"${text}"` : ''].filter(Boolean).join(' ');
};

const seenWords = (seen: ComplaintReading): string => {
  if (seen.connection) return connectionWords[seen.connection];
  const text = seen.message ? `"${seen.message.slice(0, 80)}"` : '';
  return [seen.status ?? seen.kind ?? 'something else', text].filter(Boolean).join(' ');
};

const refusedKinds: readonly string[] = ['refused', 'failed', 'no-connection', 'blocked-by-browser'];

/** What was seen, and where nobody said so, by whom. */
const whatWasSeen = ({ seen, observed }: World): string =>
  observed === undefined
    ? `what was seen is ${seenWords(seen)}`
    : `what ${placeWords[observed.place]} saw is ${observed.words}`;

const disagreements = (world: World, traces: readonly SimulatedTrace[], reached: readonly Stop[]): string[] => {
  const { seen } = world;
  const disagreeing = reached.filter(({ agreement }) => agreement === 'contradicts');
  if (disagreeing.length > 0 && disagreeing.length === reached.length) {
    return disagreeing.map(({ result }) => {
      const predicted = result.replies.map(replyWords).join(' or ') || 'a refusal';
      return `By its configuration the request stops at "${result.title}" with ${predicted}, but ${whatWasSeen(world)}.`;
    });
  }
  const passes = traces.length > 0 && traces.every(({ trace }) => trace.outcome === 'answered');
  if (passes && refusedKinds.includes(seen.kind ?? '')) {
    return [`By its configuration the request passes every gate, but ${whatWasSeen(world)}.`];
  }
  return [];
};

/** Where the complaint and the simulation disagree, in words; shown, never hidden. */
export const contradictionsOf = (world: World, traces: readonly SimulatedTrace[]): string[] => {
  const { seen } = world;
  if (seen.isEmpty) return [];
  const reached = stopsOf(traces, seen).stops.filter(({ result }) => result.reached);
  const otherKind = reached.some(({ agreement }) => agreement === 'agrees') ? undefined : kindContradiction(world);
  return [...(otherKind ? [otherKind] : []), ...disagreements(world, traces, reached)];
};
