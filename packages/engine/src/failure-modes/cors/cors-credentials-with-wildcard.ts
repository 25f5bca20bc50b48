import { corsEvidence, findBrowserStop, verdictAt } from './cors-stops.ts';
import { credentialFixes } from './allow-origin-fixes.ts';
import { corsCredentialsV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';
import { corsCredentialsSetup } from '../setup/integration-setup-parts.ts';

/** With credentials the origin must be exact and Access-Control-Allow-Credentials must be `true`. */
export const corsCredentialsWithWildcard = withV2(corsCredentialsV2, {
  id: 'cors-credentials-with-wildcard',
  title: 'Reply does not allow a request with credentials',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-credentials-refused'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "must not be the wildcard '*' when the request's credentials mode is 'include'",
      'Credential is not supported if the CORS header',
      'Cannot use wildcard in Access-Control-Allow-Origin',
    ],
  },
  setup: corsCredentialsSetup,
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-credentials-refused']);
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ detail }) => ({
    summary: `The page calls with credentials, but the reply ${detail['value'] === '*' || String(detail['issue']).includes('Wildcard') ? "allows '*'" : 'does not say Access-Control-Allow-Credentials: true'}.`,
    explanation:
      'With credentials included (cookies, client certificates) a browser takes neither a wildcard origin nor wildcard lists, and asks for Access-Control-Allow-Credentials: true on the preflight and on the real reply. A token in an Authorization header needs no credentials mode.',
  }),
  fixes: ({ at, detail }, context) => (at ? credentialFixes(context, at, detail['leg'] === 'preflight') : []),
  fixAvailability: 'always',
  howToSee: 'Look for credentials: include (or withCredentials) in the page and for * in the reply.',
  why: 'A wildcard together with credentials would let every website act as the user.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
