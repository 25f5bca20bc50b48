import { corsEvidence, findBrowserStop, verdictAt } from './cors-stops.ts';
import { headerFixes, refusedHeader } from './allow-origin-fixes.ts';
import { corsHeaderV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** Every header that is not safelisted must be listed by the preflight's reply; `*` never covers Authorization. */
export const corsHeaderNotAllowed = withV2(corsHeaderV2, {
  id: 'cors-header-not-allowed',
  title: 'Preflight reply does not list a request header',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-header-refused'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      'Request header field',
      'is not allowed by Access-Control-Allow-Headers in preflight response',
      'is not allowed according to header',
    ],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-header-refused']);
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ detail }, context) => ({
    summary: `The page sends ${refusedHeader(detail, context) ?? 'a header'}, which the preflight reply does not allow.`,
    explanation:
      'Each header of the page beyond the safelisted ones must be named in Access-Control-Allow-Headers. A wildcard does not cover Authorization, and covers nothing when credentials are included. A header that belongs to replies, such as Access-Control-Allow-Origin, should not be sent at all.',
  }),
  fixes: ({ at, detail }, context) => headerFixes(context, at, refusedHeader(detail, context)),
  fixAvailability: 'always',
  howToSee: 'Read Access-Control-Request-Headers of the OPTIONS request and Access-Control-Allow-Headers of its reply.',
  why: 'Custom headers are added in the page long after the list was written.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
