import { addOptionsEverywhere } from './cors-fixes.ts';
import { corsEvidence } from './cors-stops.ts';
import { findMissingOptions } from './find-missing-options.ts';
import { findOptionsElsewhere } from './find-options-elsewhere.ts';
import { corsNoOptionsV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** A browser asks with OPTIONS first; a path without that method is answered 403 Missing Authentication Token, without CORS headers. */
export const corsNoOptionsMethod = withV2(corsNoOptionsV2, {
  id: 'cors-no-options-method',
  title: 'Resource has no method that answers the preflight',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present",
      'Missing Authentication Token',
    ],
    statuses: [403],
  },
  needs: ['/api/deployed/*', '/api/resources'],
  check: (context) => {
    const missing = findMissingOptions(context);
    if (!missing || findOptionsElsewhere(context, missing.path)) return { verdict: 'clear' };
    const { at, path } = missing;
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Deployed methods', pointer: 'trace:route', observed: `no OPTIONS on ${path}`, expected: 'OPTIONS' },
        ...corsEvidence(context, at),
      ],
      detail: { path },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['path'])} has no OPTIONS method, so the browser's preflight is refused.`,
    explanation:
      'Before this call the browser asks with OPTIONS, without credentials or key. No deployed method answers, so API Gateway replies 403 "Missing Authentication Token" without Access-Control-Allow-Origin, and the browser never sends the real call. Programs send no preflight and are not affected.',
  }),
  fixes: (_found, context) => addOptionsEverywhere(context),
  fixAvailability: 'always',
  howToSee: 'Send OPTIONS yourself with the headers Origin and Access-Control-Request-Method: it answers 403.',
  why: 'CORS for a REST API is per resource: each one that pages call needs an OPTIONS method that answers the preflight.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Each resource needs an OPTIONS method for preflights.',
    },
  ],
});
