import { textOf } from '../../text-of.ts';
import { corsEvidence, findBrowserStop, verdictAt } from './cors-stops.ts';
import { listFixes } from './allow-origin-fixes.ts';
import { corsReplyV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** Verbs other than GET, HEAD and POST must be listed, in upper case. */
export const corsMethodNotAllowed = withV2(corsReplyV2, {
  id: 'cors-method-not-allowed',
  title: 'Preflight reply does not list the verb',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-method-refused'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      'is not allowed by Access-Control-Allow-Methods in preflight response',
      'Did not find method in CORS header',
    ],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-method-refused']);
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ detail }, context) => ({
    summary: `The preflight allows ${textOf(detail['value']) || 'no further verbs'}, but the page calls with ${context.world.pageCall?.method ?? 'another verb'}.`,
    explanation:
      "The preflight's reply must list the verb in Access-Control-Allow-Methods; only GET, HEAD and POST need no listing, and the comparison is case-sensitive. The method itself exists: programs reach it.",
  }),
  fixes: ({ at }, context) => (at ? listFixes(context, at, 'Allow-Methods', context.world.pageCall?.method ?? '') : []),
  fixAvailability: 'always',
  howToSee: 'Read Access-Control-Allow-Methods of the OPTIONS reply in the network panel.',
  why: 'The list is written per resource and is easily forgotten when a verb is added.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
