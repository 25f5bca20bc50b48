import type { ComplaintKind } from '@gatescope/shared';
import type { Difference } from '../../drift.ts';
import { matchRoute, splitPath } from '../../gates/route/match-route.ts';
import { savedMethods } from '../../deployed-view/methods-of.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';

type Filter = (difference: Difference) => boolean;

const field =
  (...patterns: readonly RegExp[]): Filter =>
  (difference) =>
    patterns.some((pattern) => pattern.test(difference.field));
const never: Filter = () => false;

/** Which differences can make a complaint of a kind. The policy has a mode of its own, and so has the key requirement. */
const methodFields: Partial<Record<ComplaintKind, Filter>> = {
  refused: field(/^method$/),
  failed: field(/^method$/, /^integration/),
  'wrong-content': field(/^method$/, /^integration(?!\.timeout)/, /^methodResponses$/),
  'not-updated': () => true,
  'not-enforced': field(/^method$/, /^authori[sz]/, /^request/),
  'blocked-by-browser': field(/^method$/, /^integration/, /^methodResponses$/),
};
const apiFields: Partial<Record<ComplaintKind, Filter>> = {
  failed: field(/^binaryMediaTypes$/),
  'wrong-content': field(/^binaryMediaTypes$/, /^minimumCompressionSize$/),
  'not-updated': field(/^(?!policy$)/),
};
const gatewayResponseKinds: readonly ComplaintKind[] = ['not-updated', 'blocked-by-browser'];

/** Whether the difference lies on the method that serves the request, as deployed or as saved, or on its preflight. */
const onRoute = (world: World, { journey, trace }: SimulatedTrace): Filter => {
  const { api } = world.snapshot;
  const running = journey.route?.method;
  const segments = splitPath(journey.arrival?.path ?? '');
  const saved =
    api.kind === 'REST'
      ? [...savedMethods(api).keys()].map((key) => ({
          verb: key.slice(0, key.indexOf(' ')),
          path: key.slice(key.indexOf(' ') + 1),
        }))
      : [];
  const wanted = matchRoute(saved, trace.method, segments)?.pattern;
  const preflight =
    world.seen.kind === 'blocked-by-browser' ? matchRoute(saved, 'OPTIONS', segments)?.pattern : undefined;
  return ({ path, verb }) =>
    [running, wanted, preflight].some((method) => method?.path === path && method?.verb === verb);
};

/** The differences that can explain what was seen on this route. */
export const relevantDifferences = (
  world: World,
  simulated: SimulatedTrace,
  differences: readonly Difference[],
): readonly Difference[] => {
  const { kind } = world.seen;
  if (!kind) return [];
  const isOnRoute = onRoute(world, simulated);
  return differences.filter((difference) => {
    if (difference.scope === 'gateway-response') return gatewayResponseKinds.includes(kind);
    if (difference.scope === 'api') return (apiFields[kind] ?? never)(difference);
    return isOnRoute(difference) && (methodFields[kind] ?? never)(difference);
  });
};
