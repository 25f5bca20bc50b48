import type { ComplaintKind, Observation } from '@gatescope/shared';
import { preflightOf } from '../../cors/preflight.ts';
import type { Leg } from '../../gates/gate.ts';
import { ownView, type Place, standsIn } from '../../vantages/own-view.ts';
import type { CheckContext } from '../failure-mode.ts';

/** A reply to this very request, or to its preflight, that somebody saw. */
export interface OwnReply {
  readonly place: Place;
  readonly leg: Leg;
  readonly host: string;
  readonly reply: Extract<Observation, { kind: 'http' }>;
}

/** What the caller's script and the console's probe saw answered to this very request, the caller's own place first. */
export const ownReplies = ({ world }: CheckContext): OwnReply[] => {
  const { request, observations } = world;
  if (request === null) return [];
  const legs = [['actual', request] as const, ['preflight', preflightOf(request)] as const];
  return (['caller', 'host'] as const).flatMap((place) =>
    legs.flatMap(([leg, own]) => {
      if (own === undefined) return [];
      const { host, http } = ownView(observations, own, place);
      return http.flatMap((reply) => (reply.status > 0 ? [{ place, leg, host, reply }] : []));
    }),
  );
};

const isStoppedBefore = ({ main }: CheckContext): boolean =>
  main?.trace.gates.some(({ gate, outcome, reached }) => outcome === 'stopped' && reached && gate !== 'browser') ??
  false;

/**
 * Whether this reply may be what was complained of: it speaks for the caller, the complaint names no other reply, and
 * nothing stops the request before a reply of this kind can be given.
 */
export const mayBeComplaint = (
  context: CheckContext,
  { place, leg, reply }: OwnReply,
  kinds: readonly ComplaintKind[],
): boolean => {
  const { seen, request } = context.world;
  if (request === null || leg !== 'actual' || !standsIn(place, request)) return false;
  if (seen.kind === undefined || !kinds.includes(seen.kind) || isStoppedBefore(context)) return false;
  if (seen.status !== undefined) return seen.status === reply.status;
  return seen.message === undefined || seen.connection === 'timeout';
};

/** Whether the integration hands its reply on as it comes: then it may be of any size, and take its time. */
export const isStreamed = ({ main }: CheckContext): boolean =>
  main?.journey.integration?.running.integration.responseTransferMode?.toUpperCase() === 'STREAM';
