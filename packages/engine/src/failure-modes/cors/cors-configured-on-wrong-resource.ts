import { defineFailureMode } from '../failure-mode.ts';
import { addOptionsEverywhere } from './cors-fixes.ts';
import { corsEvidence, methodPointer } from './cors-stops.ts';
import { findMissingOptions } from './find-missing-options.ts';
import { findOptionsElsewhere } from './find-options-elsewhere.ts';

/** Enabling CORS in the console works on one resource; its children and parents are left as they are. */
export const corsConfiguredOnWrongResource = defineFailureMode({
  id: 'cors-configured-on-wrong-resource',
  title: 'Resource that is called has no CORS; a parent or child of it has',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ["Response to preflight request doesn't pass access control check"],
    statuses: [403],
  },
  needs: ['/api/deployed/*', '/api/resources'],
  supersedes: ['cors-no-options-method'],
  check: (context) => {
    const missing = findMissingOptions(context);
    const elsewhere = missing ? findOptionsElsewhere(context, missing.path) : undefined;
    if (!missing || elsewhere === undefined) return { verdict: 'clear' };
    const pointer = methodPointer(context, elsewhere, 'OPTIONS') ?? '/api/resources';
    return {
      verdict: 'found',
      at: missing.at,
      evidence: [
        { label: 'CORS is here', pointer, observed: `OPTIONS ${elsewhere}` },
        {
          label: 'The call goes here',
          pointer: 'trace:route',
          observed: `no OPTIONS on ${missing.path}`,
          expected: 'OPTIONS',
        },
        ...corsEvidence(context, missing.at),
      ],
      detail: { path: missing.path, elsewhere },
    };
  },
  explain: ({ detail }) => ({
    summary: `CORS is set up on ${String(detail['elsewhere'])}, but the page calls ${String(detail['path'])}, which has no OPTIONS method.`,
    explanation:
      'CORS of a REST API is set per resource and is not inherited by children or parents; `{proxy+}` does not cover its own parent either. The preflight for this path finds no OPTIONS method and is answered 403 without CORS headers.',
  }),
  fixes: (_found, context) => addOptionsEverywhere(context),
  fixAvailability: 'always',
  howToSee: 'Compare the OPTIONS methods of both resources with GetResources and embed=methods.',
  why: 'Enabling CORS is an action on one resource; nothing is inherited along the path.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors-console.html',
      proves: 'Enable CORS applies to the selected resource.',
    },
  ],
});
