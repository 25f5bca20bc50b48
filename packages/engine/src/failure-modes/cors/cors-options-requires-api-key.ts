import { defineFailureMode } from '../failure-mode.ts';
import { findStop } from '../stop.ts';
import { checkDemand, openOptions } from './options-method.ts';

/** A preflight carries no X-Api-Key header. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export const corsOptionsRequiresApiKey = defineFailureMode({
  id: 'cors-options-requires-api-key',
  title: 'OPTIONS method asks for an API key, which a preflight never carries',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present",
      'Forbidden',
    ],
    statuses: [403],
  },
  needs: ['/api/deployed/*', '/api/resources'],
  check: (context) => {
    const at = findStop(context.preflightStops, ['api-key-missing', 'usage-plan-missing', 'api-key-source']);
    return checkDemand(context, at, () => ({ observed: 'API key required', expected: 'no API key' }));
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['verb'])} ${String(detail['path'])} requires an API key, so the browser's preflight is refused.`,
    explanation:
      'The browser announces X-Api-Key in the preflight but does not send it. The method that takes OPTIONS requires a key and answers 403 "Forbidden" without CORS headers, so the real call with its key is never sent.',
  }),
  fixes: (found, context) => openOptions(found, context, { apiKeyRequired: false }),
  fixAvailability: 'always',
  howToSee: 'Send OPTIONS yourself, without a key: the refusal is the same.',
  why: 'A preflight never carries the headers that it announces. An API key on OPTIONS (or on ANY) refuses every browser.',
  docs: [
    {
      url: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
      proves: 'A preflight carries no credentials and none of the own headers of the request.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'The OPTIONS method answers the preflight.',
    },
  ],
});
