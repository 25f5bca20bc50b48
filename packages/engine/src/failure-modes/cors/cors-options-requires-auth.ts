import { findStop } from '../stop.ts';
import { checkDemand, openOptions } from './options-method.ts';
import { corsOptionsRequiresAuthV2 } from '../v2/cors-options-requires-auth.ts';
import { withV2 } from '../v2/with-v2.ts';

/** A preflight carries no Authorization header and no cookie. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export const corsOptionsRequiresAuth = withV2(corsOptionsRequiresAuthV2, {
  id: 'cors-options-requires-auth',
  title: 'OPTIONS method asks for authorization, which a preflight never carries',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "Response to preflight request doesn't pass access control check: It does not have HTTP ok status",
      'Unauthorized',
      'Missing Authentication Token',
    ],
    statuses: [401, 403],
  },
  needs: ['/api/deployed/*', '/api/resources'],
  check: (context) => {
    const at = findStop(context.preflightStops, [
      'iam-unsigned',
      'authorizer-identity-missing',
      'authorizer-denies',
      'authorizer-misconfigured',
      'iam-identity-no-allow',
    ]);
    return checkDemand(context, at, (authorizationType) => ({ observed: authorizationType, expected: 'NONE' }));
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['verb'])} ${String(detail['path'])} asks for ${String(detail['authorizationType'])}, so the browser's preflight is refused.`,
    explanation:
      'The browser sends the preflight without Authorization, cookies or any header of the page. The method that takes OPTIONS asks for authorization and refuses it; the reply carries no CORS headers, and the real call, token and all, is never sent.',
  }),
  fixes: (found, context) => openOptions(found, context, { authorizationType: 'NONE' }),
  fixAvailability: 'always',
  howToSee: 'Send OPTIONS yourself, without a token: the refusal is the same.',
  why: 'A preflight is anonymous by the standard. ANY takes OPTIONS too, with its authorizer.',
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
