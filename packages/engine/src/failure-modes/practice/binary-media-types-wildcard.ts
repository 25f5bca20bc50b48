import { defineFailureMode } from '../failure-mode.ts';
import { restApiOf } from './rest-parts.ts';

/**
 * With the wildcard every body counts as bytes, those that mocks and templates have to read included.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export const binaryMediaTypesWildcard = defineFailureMode({
  id: 'binary-media-types-wildcard',
  title: 'Every media type counts as binary',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi'],
  check: (context) => {
    const types = restApiOf(context)?.binaryMediaTypes ?? [];
    const index = types.indexOf('*/*');
    if (index === -1) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: [
        {
          label: 'Binary media types',
          pointer: `/api/restApi/value/binaryMediaTypes/${index}`,
          observed: '*/*',
          expected: 'the types that are really sent',
        },
      ],
      detail: { types },
    };
  },
  explain: () => ({
    summary: 'The binary media types of this API hold */*, so every body counts as binary.',
    explanation:
      'Proxy functions then get every body as base64 text, and integrations with templates (the mocks of CORS preflights above all) fail unless they convert it to text. It is right where browsers fetch pictures, whose Accept header nobody controls; elsewhere named types cause fewer surprises.',
  }),
  fixes: () => [
    {
      id: 'name-types',
      title: 'Name the types that are really sent',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Keep */* where browsers fetch binary replies; then set contentHandling CONVERT_TO_TEXT on mocks and templates.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read binaryMediaTypes with apigateway get-rest-api.',
  why: 'The wildcard is the quickest way to make pictures work in a page, and it changes every other method too.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html',
      proves: 'What the list of binary types does to requests and replies.',
    },
  ],
});
