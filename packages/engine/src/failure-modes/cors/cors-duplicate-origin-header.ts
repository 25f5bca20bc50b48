import { textOf } from '../../text-of.ts';
import { backendHeaders } from './cors-fixes.ts';
import { corsEvidence, findBrowserStop, verdictAt } from './cors-stops.ts';
import { corsDuplicateOriginV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** Several header lines are joined by a comma and never equal one origin. */
export const corsDuplicateOriginHeader = withV2(corsDuplicateOriginV2, {
  id: 'cors-duplicate-origin-header',
  title: 'Reply carries Access-Control-Allow-Origin more than once',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-origin-multiple'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ['header contains multiple values', 'Multiple CORS header', 'cannot contain more than one origin'],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-multiple']);
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ detail }) => ({
    summary: `Access-Control-Allow-Origin arrives with several values: ${textOf(detail['value'], 'two of them')}.`,
    explanation:
      'The browser joins the values with a comma and compares the whole with the origin. It happens when the backend sends the header twice (headers and multiValueHeaders), when a CDN or proxy in front adds its own, or when a list of origins was written down.',
  }),
  fixes: (_found, context) => [
    { ...backendHeaders(context), id: 'send-it-once', title: 'Send Access-Control-Allow-Origin in one place only' },
  ],
  fixAvailability: 'always',
  howToSee: 'Count the Access-Control-Allow-Origin lines of the reply with curl -i and an Origin header.',
  why: 'Two layers that both add the header break what either alone would have made right.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
