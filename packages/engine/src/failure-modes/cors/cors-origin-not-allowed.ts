import { textOf } from '../../text-of.ts';
import { corsEvidence, findBrowserStop, originOf, verdictAt } from './cors-stops.ts';
import { allowOriginFixes } from './allow-origin-fixes.ts';
import { corsReplyV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** Access-Control-Allow-Origin must equal the page's origin byte for byte: scheme, host, port, no trailing slash, no list. */
export const corsOriginNotAllowed = withV2(corsReplyV2, {
  id: 'cors-origin-not-allowed',
  title: 'Reply allows another origin than the page has',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-origin-mismatch'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "The 'Access-Control-Allow-Origin' header has a value that is not equal to the supplied origin",
      'is not allowed by Access-Control-Allow-Origin',
    ],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-mismatch']);
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ detail }, context) => ({
    summary: `The reply allows ${textOf(detail['value'], 'another origin')}, but the page is on ${originOf(context)}.`,
    explanation:
      "The browser compares Access-Control-Allow-Origin with the page's origin byte for byte. Another host, scheme or port, a trailing slash, a subdomain pattern or a list of origins is not equal.",
  }),
  fixes: ({ at, detail }, context) => (at ? allowOriginFixes(context, at, detail['leg'] === 'preflight') : []),
  fixAvailability: 'always',
  howToSee:
    'Compare the Origin header of the request with Access-Control-Allow-Origin of the reply in the network panel.',
  why: 'An origin is scheme, host and port. One static value serves one site only.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
