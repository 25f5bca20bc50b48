import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { namesIn, stagesInWords, stagesOf } from './rest-parts.ts';

const unencrypted = (context: CheckContext) =>
  stagesOf(context)
    .filter(({ value }) => value.cacheClusterEnabled === true)
    .flatMap(({ value, pointer }) =>
      Object.entries(value.methodSettings ?? {}).flatMap(([key, setting]) =>
        setting.cachingEnabled === true && setting.cacheDataEncrypted !== true
          ? [{ stage: value.stageName, key, pointer: `${pointer}/methodSettings${toPointer(key)}` }]
          : [],
      ),
    );

/**
 * Cached replies lie unencrypted on the cache cluster unless the setting says otherwise.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export const cacheUnencrypted = defineFailureMode({
  id: 'cache-unencrypted',
  title: 'Cached replies are stored unencrypted',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/stages'],
  check: (context) => {
    const found = unencrypted(context);
    if (found.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: found.map(({ stage, key, pointer }) => ({
        label: `Stage ${stage}, ${key}`,
        pointer,
        observed: 'cacheDataEncrypted: false',
        expected: 'true',
      })),
      detail: { names: [...new Set(found.map(({ stage }) => stage))] },
    };
  },
  explain: ({ detail }) => ({
    summary: `The cache of ${stagesInWords(namesIn(detail['names']))} keeps replies unencrypted.`,
    explanation:
      'Replies that are cached may hold personal data. The cache cluster stores them as they are unless encryption is switched on for the stage or method.',
  }),
  fixes: (_found, context) => [
    {
      id: 'encrypt-cache',
      title: 'Encrypt cached replies',
      change: {
        kind: 'patch',
        operations: unencrypted(context).map(({ pointer }) => ({
          op: 'set' as const,
          path: `${pointer}/cacheDataEncrypted`,
          value: true,
        })),
      },
      risk: 'safe',
      notes: ['Takes effect without a deployment; what is cached is fetched again.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read cacheDataEncrypted in methodSettings with apigateway get-stage.',
  why: 'Encryption of the cache is a setting of its own and off by default.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
      proves: 'Cache data can be encrypted per stage or method.',
    },
  ],
});
