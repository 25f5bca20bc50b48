import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import { keptBackAt } from '../names/kept-back.ts';
import { authorizationEvidence, nameOfMethod } from './method-evidence.ts';
import { iamUnsignedV2 } from '../v2/iam-unsigned.ts';
import { withV2 } from '../v2/with-v2.ts';

const sent: Readonly<Record<string, string>> = {
  none: 'nothing',
  bearer: 'a bearer token, which is no AWS signature',
  basic: 'a user name and password, which are no AWS signature',
  other: 'something that is no AWS signature',
};

/**
 * A method with AWS_IAM takes signed requests only. A browser never signs by itself, and a login at a user pool is no
 * signature.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export const iamAuthUnsignedRequest = withV2(iamUnsignedV2, {
  id: 'iam-auth-unsigned-request',
  title: 'Method asks for AWS_IAM and the request is not signed',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: ['iam-unsigned'],
  symptom: {
    complaints: ['refused', 'blocked-by-browser'],
    texts: [
      'Missing Authentication Token',
      "Authorization header requires 'Credential' parameter",
      'Invalid key=value pair (missing equal-sign) in Authorization header',
    ],
    statuses: [403],
  },
  needs: ['/api/stages', '/api/deployed/*'],
  check: (context) => {
    const at = findAskedStop(context, ['iam-unsigned']);
    if (!at) return verdictWithoutStop(context, ['iam-unsigned']);
    const scheme = context.world.request?.credential.scheme ?? 'none';
    return {
      verdict: 'found',
      at,
      evidence: [
        authorizationEvidence(context.world, at.simulated),
        keptBackAt(context.world, at, 'Authorization')?.evidence ?? {
          label: 'Authorization that was sent',
          pointer: 'request:credential',
          observed: scheme,
          expected: 'AWS4-HMAC-SHA256 …',
        },
      ],
      detail: {
        method: nameOfMethod(at.simulated),
        scheme,
        isBrowser: context.world.request?.client.kind === 'browser',
      },
    };
  },
  explain: ({ detail, at }, { world }) => ({
    summary: `${String(detail['method'])} asks for AWS_IAM, and the request carries ${sent[String(detail['scheme'])] ?? 'no signature'}.`,
    explanation: `API Gateway verifies a Signature Version 4 on every request to such a method; without one it answers "Missing Authentication Token", and to another kind of Authorization header that parts of a signature are missing.${
      detail['isBrowser'] === true
        ? ' A page in a browser has to sign each request itself, for example with credentials of a Cognito identity pool; being logged in is not enough.'
        : ''
    }${keptBackAt(world, at, 'Authorization')?.words ?? ''}`,
  }),
  fixes: ({ at }, { world }) => {
    const { region } = world.snapshot.target;
    const keptBack = keptBackAt(world, at, 'Authorization');
    if (keptBack) return [keptBack.fix];
    return [
      {
        id: 'sign-request',
        title: `Sign the request with Signature Version 4 for execute-api in ${region}`,
        change: { kind: 'request', replace: { credential: { scheme: 'sigv4', region, service: 'execute-api' } } },
        risk: 'safe',
        notes: ['Use credentials of a role or user that may call this API; curl can sign with --aws-sigv4.'],
        owner: 'caller',
      },
      {
        id: 'change-authorization',
        title: 'Give the method the authorization that its callers use, and deploy',
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['A Cognito or Lambda authorizer takes tokens; NONE takes everybody.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    'GetDeployment with embed=apisummary shows authorizationType AWS_IAM for the method; the request has no Authorization header that begins with AWS4.',
  why: 'The kind of authorization is set per method and is part of the deployment.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html',
      proves: 'Methods with IAM authorization need signed requests.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'What unsigned requests to such methods are answered.',
    },
  ],
});
