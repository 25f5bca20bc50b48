import type { Request } from '@gatescope/shared';
import { runningMethod } from '../deployed-view.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import { cacheSettings } from './cache/cache-settings.ts';
import { listUnkeyed } from './cache/list-unkeyed.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html */
const asksForInvalidation = ({ headers }: Request): boolean =>
  /\bmax-age\s*=\s*0\b/i.test(headers['cache-control'] ?? '');

const run = (context: GateContext): GateAnswer => {
  const { request, journey } = context;
  const { arrival, route } = journey;
  if (!arrival?.stage || !route) return { outcome: 'skipped' };
  const settings = cacheSettings(arrival.stage, route.method, request.method);
  if (!settings) return { outcome: 'skipped', basis: 'live', detail: { isCached: false } };
  const running = runningMethod(route.method);
  const detail = {
    isCached: true,
    ttl: settings.ttl,
    settingKey: settings.key,
    ...(running
      ? {
          keyParameters: running.method.methodIntegration?.cacheKeyParameters ?? [],
          unkeyed: listUnkeyed(running.method, route, request),
        }
      : {}),
  };
  if (!asksForInvalidation(request)) return { outcome: 'passed', basis: 'live', detail };
  if (!settings.needsAuthorization)
    return { outcome: 'passed', basis: 'live', detail: { ...detail, invalidation: 'allowed' } };
  const isSigned = request.credential.scheme === 'sigv4';
  // Only a signed request can carry the permission; whether its policies grant it is not known here.
  const invalidation = isSigned || request.credential.scheme === 'not-said' ? 'undecided' : 'refused';
  if (settings.strategy !== 'FAIL_WITH_403')
    return { outcome: 'passed', basis: 'live', detail: { ...detail, invalidation } };
  const answer = {
    reason: 'cache-invalidation-denied',
    replies: shapeReplies(context, [{ status: 403 }]),
    basis: 'live',
    detail: { ...detail, invalidation },
  } as const;
  return invalidation === 'refused'
    ? { outcome: 'stopped', ...answer }
    : { outcome: 'unknown', missing: [], ...answer };
};

/** The stage's response cache: whether the method is cached, by what, and whether the caller may invalidate an entry. */
export const cacheGate: Gate = { id: 'cache', title: 'Cache', run };
