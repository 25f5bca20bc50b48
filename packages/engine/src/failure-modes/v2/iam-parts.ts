import type { ProposedFix } from '@gatescope/shared';
import { resolvePointer, roleArnOfSession, toPointer } from '@gatescope/shared';
import { textOf } from '../../gates/access/json.ts';
import { policyDetailOf } from '../../gates/access/policy-detail.ts';
import type { SignatureFlaw } from '../../gates/access/signature-flaws.ts';
import { listSignatureFlaws, receivedHost } from '../../gates/access/signature-flaws.ts';
import { findOwnStop, verdictWithoutStop } from '../auth/own-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { statementsOf, toPolicyJson, withStatement, withStatements } from '../policy/edits/statement-json.ts';
import { nameOfStatement, statementEvidence } from '../policy/refusal/policy-evidence.ts';
import type { Stop } from '../stop.ts';
import { routeName, routePointer, stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const iamPage = {
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html',
  proves: 'IAM authorization of HTTP APIs, which say Forbidden and no more.',
};

const isManagement = (context: CheckContext, at?: Stop): boolean => stepOf(context, at)?.call === 'management';

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
  notes: ['Use credentials of a role or user that may call this API. A WebSocket handshake is signed in its query string.'],
  owner: 'caller',
});

export const iamUnsignedV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findOwnStop(context, ['iam-unsigned']);
    if (!at) return verdictWithoutStop(context, ['iam-unsigned']);
    const scheme = context.world.request?.credential.scheme ?? 'none';
    const asks = isManagement(context, at) ? 'IAM, always' : 'AWS_IAM';
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: `Authorization of ${routeName(context, at)}`, pointer: routePointer(context, at), observed: asks },
        { label: 'Authorization that was sent', pointer: 'request:credential', observed: scheme, expected: 'AWS4-HMAC-SHA256 …' },
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
  fixes: (_, context) => [
    signed(context),
    {
      id: 'change-authorization',
      title: 'Give the route the authorization that its callers use',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['A JWT or Lambda authorizer takes tokens; NONE takes everybody.'],
    },
  ],
  docs: [iamPage],
};

const whatIs: Readonly<Record<SignatureFlaw['kind'], string>> = {
  region: 'Region in the credential scope',
  service: 'Service in the credential scope',
  host: 'Host that was signed',
  'host-unsigned': 'Signed headers',
  clock: 'Time of the signature',
};

const signatureFlaws = ({ world }: CheckContext): SignatureFlaw[] => {
  const { request, snapshot, seen } = world;
  return request?.credential.scheme === 'sigv4' ? listSignatureFlaws(request, request.credential, snapshot.target, seen) : [];
};

export const iamSignatureV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findOwnStop(context, ['iam-signature-invalid']);
    if (!at) return verdictWithoutStop(context, ['iam-signature-invalid']);
    const evidence = signatureFlaws(context).map(({ kind, signed: observed, expected }) => ({
      label: whatIs[kind],
      pointer: kind === 'clock' ? 'complaint:headers.date' : 'request:credential',
      observed,
      expected,
    }));
    const route = { label: `Authorization of ${routeName(context, at)}`, pointer: routePointer(context, at), observed: 'AWS_IAM' };
    return { verdict: 'found', at, evidence: [...evidence, route], detail: {} };
  },
  explain: (_, context) => {
    const [flaw] = signatureFlaws(context);
    return {
      summary: flaw
        ? `The signature is not valid here: ${whatIs[flaw.kind]} is ${flaw.signed} instead of ${flaw.expected}.`
        : 'The signature does not fit what arrives.',
      explanation:
        'A Signature Version 4 covers method, path, query, the signed headers (always Host) and the body, and is bound to a Region, a service and a time. An HTTP API answers 403 Forbidden to one that does not fit and says nothing of the reason; a CDN, proxy or custom domain that changes Host or path is the usual one.',
    };
  },
  fixes: (_, context) => {
    const { request, snapshot } = context.world;
    const host = request ? receivedHost(request) : undefined;
    const { date: _stale, signedHeaders: _headers, ...credential } =
      request?.credential.scheme === 'sigv4' ? request.credential : { scheme: 'sigv4' as const };
    const { region } = snapshot.target;
    const replaced = { ...credential, region, service: 'execute-api', ...(host ? { signedHost: host } : {}) };
    return [
      {
        id: 'sign-again',
        title: `Sign for ${host ?? 'the host that API Gateway receives'}, service execute-api, Region ${region}`,
        change: { kind: 'request', replace: { credential: replaced } },
        risk: 'safe',
        notes: ['Sign the request as it arrives: same Host, path, query and body.'],
        owner: 'caller',
      },
    ];
  },
  docs: [iamPage],
};

const identityReasons = ['iam-identity-denies', 'iam-identity-no-allow'] as const;

const askedAction = ({ at }: Found): string => textOf(at?.result.detail['action']) ?? 'execute-api:Invoke';

const identityFix = (found: Found, { world }: CheckContext): ProposedFix[] => {
  const policy = found.at ? policyDetailOf(found.at.result, 'identityPolicy') : undefined;
  const value = policy ? resolvePointer(world.snapshot, policy.pointer) : undefined;
  const document = toPolicyJson(typeof value === 'string' ? JSON.parse(value) : value);
  if (!policy || !document) return [];
  const deny = policy.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome !== 'not-matched');
  const allow = { Effect: 'Allow', Action: askedAction(found), Resource: policy.resource };
  const edited = deny
    ? withStatement(document, deny.statementIndex, undefined)
    : withStatements(document, [...statementsOf(document), allow]);
  const operation = { op: 'set' as const, path: policy.pointer, value: typeof value === 'string' ? JSON.stringify(edited) : edited };
  return [
    {
      id: deny ? 'remove-deny' : 'allow-route',
      title: deny
        ? `Take ${nameOfStatement(deny)} out of the caller's policy, or narrow it`
        : `Allow ${askedAction(found)} on ${policy.resource} in the caller's policy`,
      change: { kind: 'patch', operations: [operation] },
      risk: deny ? 'needs-review' : 'safe',
      notes: ['IAM changes act within seconds; the API needs no deployment.'],
    },
  ];
};

export const iamIdentityV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/account/identityPolicies/*'],
  symptom: { texts: ['Forbidden', 'is not authorized to perform: execute-api:ManageConnections'] },
  check: (context) => {
    const at = findOwnStop(context, identityReasons);
    if (!at) return verdictWithoutStop(context, identityReasons);
    const policy = policyDetailOf(at.result, 'identityPolicy');
    const principal = textOf(at.result.detail['principal']) ?? 'The caller';
    const denies = policy?.statements.filter(({ effect, outcome }) => effect === 'Deny' && outcome !== 'not-matched') ?? [];
    const known = context.world.snapshot.account.identityPolicies[roleArnOfSession(principal)];
    const pointer = policy?.pointer ?? (known ? toPointer('account', 'identityPolicies', roleArnOfSession(principal)) : 'request:principal');
    const asked = `${askedAction({ verdict: 'found', at, evidence: [], detail: {} })} on ${textOf(at.result.detail['resource']) ?? 'this route'}`;
    const evidence =
      policy && denies.length > 0
        ? denies.flatMap((statement) => statementEvidence(policy, statement))
        : [{ label: 'Policies of the caller', pointer, observed: 'no Allow', expected: asked }];
    return {
      verdict: 'found',
      at,
      ...(at.result.outcome === 'unknown' ? { certainty: 'likely' as const } : {}),
      evidence,
      detail: { principal, asked, isDenied: denies.length > 0, isHidden: at.result.outcome === 'unknown' },
    };
  },
  explain: ({ at, detail }, context) => ({
    summary: `${String(detail['principal'])} may not call ${routeName(context, at)}: ${detail['isDenied'] ? 'its own policies deny it' : detail['isHidden'] ? 'its own policies, which cannot be read from here, do not seem to allow it' : 'none of its own policies allows it'}.`,
    explanation: `The signature is good, so API Gateway knows who calls and asks IAM for ${String(detail['asked'])}. HTTP and WebSocket APIs have no resource policy, so the caller's own policies decide alone. The answer is 403 Forbidden${isManagement(context, at) ? '. Sending to connections needs execute-api:ManageConnections; execute-api:Invoke does not cover it.' : ', without a word on the reason.'}`,
  }),
  fixes: (found, context) => {
    const edits = identityFix(found, context);
    if (edits.length > 0) return edits;
    return [
      {
        id: 'allow-in-iam',
        title: `Let the caller's role allow ${askedAction(found)} on this API`,
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['Name the ARN of the stage with /*.'],
        owner: 'caller',
      },
    ];
  },
  docs: [iamPage],
};

export const iamCrossAccountV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findOwnStop(context, ['iam-cross-account']);
    if (!at) return verdictWithoutStop(context, ['iam-cross-account']);
    const principal = textOf(at.result.detail['principal']) ?? '';
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Caller', pointer: 'request:principal', observed: principal, expected: `a principal of account ${context.world.snapshot.target.accountId}` },
        { label: `Authorization of ${routeName(context, at)}`, pointer: routePointer(context, at), observed: 'AWS_IAM' },
      ],
      detail: { principal },
    };
  },
  explain: ({ detail }, { world }) => ({
    summary: `${String(detail['principal'])} belongs to another account than the API (${world.snapshot.target.accountId}), which cannot let it in.`,
    explanation:
      "Across accounts AWS asks both sides: the caller's own policies and a resource policy of the API. HTTP and WebSocket APIs have no resource policies, so callers of other accounts have to take on a role of the API's account first and sign with its credentials.",
  }),
  fixes: () => [
    {
      id: 'assume-role',
      title: "Take on a role of the API's account, and sign with its credentials",
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['The role trusts the other account and allows execute-api:Invoke on this API.'],
    },
  ],
  docs: [iamPage],
};
