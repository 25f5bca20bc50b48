import type { Example } from '../../testing/example.ts';
import { ids, restAccount } from '../../testing/build-account.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { gatewayError, refusedPreflight, soundTranscript } from './cors-transcripts.ts';

/** OPTIONS asks for the key that the page announces. */
export const corsOptionsRequiresApiKeyExample: Example = {
  broken: {
    account: restAccount({
      resources: {
        '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions({}, { apiKeyRequired: true }) },
      },
      parts: {
        usagePlans: [{ id: 'plan1', name: 'basic', apiStages: [{ apiId: ids.apiId, stage: ids.stage }] }],
        usagePlanKeys: { plan1: [{ id: 'key1' }] },
        apiKeys: [{ id: 'key1', enabled: true }],
      },
    }),
    request: pageRequest(),
    symptom: {
      kind: 'blocked-by-browser',
      status: 403,
      body: '{"message":"Forbidden"}',
      console: chromeLine(missingLine, true),
    },
    transcript: refusedPreflight(gatewayError(403, { type: 'ForbiddenException', message: 'Forbidden' })),
  },
  healthy: {
    account: restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } } }),
    request: pageRequest(),
    transcript: soundTranscript,
  },
};
