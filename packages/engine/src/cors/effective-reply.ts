import type { PredictedReply } from '@gatescope/shared';
import type { GateContext } from '../gates/gate.ts';
import type { BrowserReply } from './check-response.ts';
import { announcedCall } from './sent-preflight.ts';

/** A reply to judge, and where it is known from. */
export interface EffectiveReply {
  readonly reply: BrowserReply;
  readonly from: 'seen' | 'refusal' | 'configuration';
}

const isBad = (status: number | null | undefined): boolean =>
  status !== null && status !== undefined && (status < 200 || status > 299);

/** Somebody asked as a browser would and shows what came back. */
const isSentByHand = ({ request }: GateContext['world']): boolean =>
  request !== null && announcedCall(request) !== undefined;

/** Of which leg the complaint's reply is: as the browser's line says, else of the call, unless only a preflight is answered so. */
const legOfReply = ({ world }: GateContext): GateContext['leg'] | undefined => {
  const { cors, headers } = world.seen;
  if (isSentByHand(world)) return 'preflight';
  if (cors?.leg) return cors.leg;
  const mayAnswerPreflight = Object.keys(headers).some((name) =>
    /^access-control-(?:allow-(?:methods|headers)|max-age)$/.test(name),
  );
  return mayAnswerPreflight ? undefined : 'actual';
};

/** The complaint's own reply, where it speaks of this leg and shows headers or a redirect. */
const seenReply = (context: GateContext): BrowserReply | undefined => {
  const { world, leg } = context;
  const { seen, complaint } = world;
  if (leg === 'preflight' && complaint.preflight) {
    const { status } = complaint.preflight;
    // Without headers a good status settles nothing, and a bad one is enough.
    if (!complaint.preflight.headers)
      return isBad(status) ? { status: status ?? undefined, headers: {}, isStatusOnly: true } : undefined;
    const headers = Object.entries(complaint.preflight.headers ?? {}).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name.toLowerCase(), [value].flat().map(String)] as const],
    );
    return { status: complaint.preflight.status ?? undefined, headers: Object.fromEntries(headers) };
  }
  if (seen.kind !== 'blocked-by-browser' && !isSentByHand(world)) return undefined;
  if (legOfReply(context) !== leg) return undefined;
  const tellsCors = Object.keys(seen.headers).some((name) => name.startsWith('access-control-'));
  return tellsCors ? { status: seen.status, headers: seen.headers } : undefined;
};

/** A refusal before API Gateway is reached has no headers to judge. */
const refusalReply = (replies: readonly PredictedReply[]): BrowserReply | undefined => {
  const [first] = replies.filter(({ connection, corsIssue }) => !connection && !corsIssue);
  return first ? { status: first.status, headers: first.headers ?? {} } : undefined;
};

/** The reply that the browser judges on this leg; undefined when nothing tells it. What was seen outranks what is expected. */
export const effectiveReply = (context: GateContext): EffectiveReply | undefined => {
  const seen = seenReply(context);
  if (seen) return { reply: seen, from: 'seen' };
  const { refusal, response, way } = context.journey;
  // What a response headers policy of a distribution adds is not known.
  if (way?.kind === 'distribution' && way.origin?.writesHeaders) return undefined;
  if (refusal) {
    const reply = refusalReply(refusal.replies);
    return reply ? { reply, from: 'refusal' } : undefined;
  }
  if (!response?.headersKnown) return undefined;
  return { reply: { status: response.status, headers: response.headersKnown }, from: 'configuration' };
};
