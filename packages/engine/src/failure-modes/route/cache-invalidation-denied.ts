import type { Evidence, ProposedFix } from '@gatescope/shared';
import { verdictWithoutStop } from '../asked-stop.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { findActualStop } from './actual-stop.ts';
import { cacheDetail, settingPointer } from './cache-detail.ts';

/** Invalidating a cache entry needs a signed request with execute-api:InvalidateCache, unless the stage asks for no authorization. */
export const cacheInvalidationDenied = defineFailureMode({
  id: 'cache-invalidation-denied',
  title: 'Caller may not invalidate the cache with Cache-Control: max-age=0',
  kind: 'blocking',
  gate: 'cache',
  apis: ['REST'],
  explains: ['cache-invalidation-denied'],
  symptom: {
    complaints: ['refused', 'not-updated'],
    texts: ['Cache-control headers were ignored because the caller was unauthorized'],
    statuses: [403],
  },
  needs: ['/api/stages'],
  supersedes: ['cache-stale'],
  check: (context) => {
    const { world, main } = context;
    const at = findActualStop(context, ['cache-invalidation-denied']);
    const simulated = at?.simulated ?? main;
    const cache = simulated && cacheDetail(simulated);
    if (!cache) return { verdict: 'clear' };
    const warning =
      world.seen.headers['warning']?.some((text) => /cache-control headers were ignored/i.test(text)) ?? false;
    const isIgnored = world.seen.kind === 'not-updated' && cache.invalidation === 'refused';
    if (!at && !warning && !isIgnored) return verdictWithoutStop(context, ['cache-invalidation-denied']);
    const evidence: Evidence[] = [
      {
        label: `Cache control on stage ${cache.stage}`,
        pointer: settingPointer(world, cache),
        observed: 'requires authorization',
        expected: 'a signed request with execute-api:InvalidateCache',
      },
      {
        label: 'Sent',
        pointer: 'request:headers.cache-control',
        observed: world.request?.headers['cache-control'] ?? 'no Cache-Control header',
      },
      ...(warning
        ? [{ label: 'Seen', pointer: 'complaint:headers', observed: world.seen.headers['warning']?.join(', ') ?? '' }]
        : []),
    ];
    return {
      verdict: 'found',
      ...(at ? { at } : { standing: warning ? ('observed' as const) : ('specific' as const) }),
      evidence,
      detail: { ...cache, isRefused: at !== undefined },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['route'])} on stage ${String(detail['stage'])} lets only authorized callers invalidate the cache, and this request is not.`,
    explanation: `A request with Cache-Control: max-age=0 asks API Gateway to drop the cached entry and call the backend. Where the stage requires authorization for that, the request has to be signed by a principal whose policies allow execute-api:InvalidateCache. ${detail['isRefused'] ? 'Here such a request is answered 403; browsers send the header by themselves when a page is reloaded.' : 'Here the header is ignored, so the cached answer comes back.'}`,
  }),
  fixes: ({ detail }, { world, main }): readonly ProposedFix[] => {
    const cache = main && cacheDetail(main);
    const notes = ['Nothing changes in AWS; the cached answer is served then.'];
    const drop: ProposedFix = {
      id: 'drop-header',
      title: 'Do not send Cache-Control: max-age=0',
      change: { kind: 'request', headers: { 'cache-control': null } },
      risk: 'safe',
      notes,
      owner: 'caller',
    };
    const allow: ProposedFix = {
      id: 'allow-invalidation',
      title: 'Sign the request as a principal that is allowed execute-api:InvalidateCache on this method',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: [],
      owner: 'caller',
    };
    const open: ProposedFix[] = cache
      ? [
          {
            id: 'ignore-unauthorized',
            title: 'Ignore the header of unauthorized callers instead of failing',
            change: {
              kind: 'patch',
              operations: [
                {
                  op: 'set',
                  path: `${settingPointer(world, cache)}/unauthorizedCacheControlHeaderStrategy`,
                  value: 'SUCCEED_WITH_RESPONSE_HEADER',
                },
              ],
            },
            risk: 'safe',
            notes: ['No deployment is needed.'],
          },
        ]
      : [];
    return detail['isRefused'] ? [drop, ...open, allow] : [allow];
  },
  fixAvailability: 'always',
  howToSee:
    'GetStage: requireAuthorizationForCacheControl and unauthorizedCacheControlHeaderStrategy in methodSettings.',
  why: 'Anybody could otherwise empty the cache and load the backend. The default ignores the header of unauthorized callers with a warning.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      proves: 'Invalidation by max-age=0, the permission for it and what happens without.',
    },
  ],
});
