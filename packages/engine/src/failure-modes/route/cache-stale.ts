import type { ProposedFix } from '@gatescope/shared';
import { defineFailureMode } from '../failure-mode.ts';
import { cacheDetail, cacheEvidence } from './cache-detail.ts';

/** A cached response is served until its time is over, whatever the backend or a new deployment would answer. */
export const cacheStale = defineFailureMode({
  id: 'cache-stale',
  title: 'Stage cache serves an answer from before the change',
  kind: 'blocking',
  gate: 'cache',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['not-updated', 'wrong-content'], texts: [], statuses: [200] },
  needs: ['/api/stages'],
  check: ({ world, main, stops }) => {
    const cache = main && cacheDetail(main);
    const { kind, status, errorType } = world.seen;
    // Only what the backend answered is cached; API Gateway's own refusals are not.
    if (!cache || errorType !== undefined || (status ?? 200) === 403) return { verdict: 'clear' };
    if (stops.some(({ result, agreement }) => result.reached && agreement === 'agrees')) return { verdict: 'clear' };
    if (kind !== 'not-updated' && kind !== 'wrong-content') return { verdict: 'clear' };
    return {
      verdict: 'found',
      standing: kind === 'not-updated' ? 'specific' : 'possible',
      ...(kind === 'not-updated' ? { certainty: 'likely' as const } : {}),
      evidence: [cacheEvidence(world, cache)],
      detail: { ...cache },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['route'])} on stage ${String(detail['stage'])} is cached for ${String(detail['ttl'])} seconds, so an older answer may come back.`,
    explanation:
      'With the stage cache on, API Gateway answers from the cache as long as an entry lives and does not call the backend. Changes of the backend, and a new deployment, show only when the entry expires, is invalidated or the cache is flushed. Cache headers of the backend are not looked at.',
  }),
  fixes: ({ detail }): readonly ProposedFix[] => [
    {
      id: 'flush-cache',
      title: `Flush the cache of stage ${String(detail['stage'])}`,
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['Every entry of the stage goes; the backend is called more often for a while.'],
    },
    {
      id: 'wait',
      title: `Wait ${String(detail['ttl'])} seconds and call again`,
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['If the answer is still old then, the cache is not the cause.'],
    },
  ],
  fixAvailability: 'always',
  howToSee:
    'GetStage: cacheClusterEnabled, and cachingEnabled with cacheTtlInSeconds in methodSettings. The metric CacheHitCount counts answers from the cache.',
  why: 'The cache belongs to the stage and knows nothing of deployments or of the backend.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      proves: 'Responses are served from the cache for the time to live; the cache can be flushed.',
    },
  ],
});
