import type { ProposedFix } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { iamPage, isManagement } from './iam-words.ts';
import { routeName, routePointer } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const sent: Readonly<Record<string, string>> = {
  none: 'nothing',
  bearer: 'a bearer token, which is no AWS signature',
  basic: 'a user name and password, which are no AWS signature',
  other: 'something that is no AWS signature',
};

const signed = ({ world }: CheckContext): ProposedFix => ({
  id: 'sign-request',
  title: `Sign the request with Signature Version 4 for execute-api in ${world.snapshot.target.region}`,
  change: {
    kind: 'request',
    replace: { credential: { scheme: 'sigv4', region: world.snapshot.target.region, service: 'execute-api' } },
  },
  risk: 'safe',
  notes: [
    'Use credentials of a role or user that may call this API. A WebSocket handshake is signed in its query string.',
  ],
  owner: 'caller',
});

const changeAuthorization: ProposedFix = {
  id: 'change-authorization',
  title: 'Give the route the authorization that its callers use',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['A JWT or Lambda authorizer takes tokens; NONE takes everybody.'],
};

/** Routes with AWS_IAM, and the management API of WebSocket APIs, take signed requests only. */
export const iamUnsignedV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findAskedStop(context, ['iam-unsigned']);
    if (!at) return verdictWithoutStop(context, ['iam-unsigned']);
    const scheme = context.world.request?.credential.scheme ?? 'none';
    const asks = isManagement(context, at) ? 'IAM, always' : 'AWS_IAM';
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: `Authorization of ${routeName(context, at)}`, pointer: routePointer(context, at), observed: asks },
        {
          label: 'Authorization that was sent',
          pointer: 'request:credential',
          observed: scheme,
          expected: 'AWS4-HMAC-SHA256 …',
        },
      ],
      detail: { scheme },
    };
  },
  explain: ({ at, detail }, context) => ({
    summary: `${routeName(context, at)} asks for AWS_IAM, and the request carries ${sent[String(detail['scheme'])] ?? 'no signature'}.`,
    explanation: isManagement(context, at)
      ? 'Calls of the management API (@connections) are always signed with Signature Version 4, by a role that may execute-api:ManageConnections. The SDK client of that API signs by itself; a plain HTTP client does not.'
      : 'API Gateway verifies a Signature Version 4 on every request to such a route and answers 403 Forbidden without one, with no word on the reason. A page in a browser has to sign each request itself, for example with credentials of a Cognito identity pool.',
  }),
  fixes: ({ at }, context) => [signed(context), ...(isManagement(context, at) ? [] : [changeAuthorization])],
  docs: [iamPage],
};
