import type { Complaint, Method } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { apiArn, ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';

const found = (scenario: Scenario): string[] =>
  diagnose(inputOf(scenario), { fixes: false }).findings.map(({ id }) => id);

const role = `arn:aws:iam::${ids.accountId}:role/client`;
const session = `arn:aws:sts::${ids.accountId}:assumed-role/client/one`;
const stranger = 'arn:aws:sts::210987654321:assumed-role/client/one';
const arn = `arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders`;

const refusal = (user: string, ending = ''): Complaint => ({
  kind: 'refused',
  status: 403,
  body: JSON.stringify({
    Message: `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${arn}${ending}`,
  }),
});
const reply = (status: number, body: string): Complaint => ({
  kind: status >= 500 ? 'failed' : 'refused',
  status,
  body,
});

const methods = (overrides: Partial<Method>) => ({
  '/orders': { GET: proxyMethod('GET', overrides) },
  '/others': { GET: proxyMethod('GET', overrides) },
});
const withIam = (policy?: readonly unknown[]) =>
  restAccount({ resources: methods({ authorizationType: 'AWS_IAM' }), ...(policy ? { policy } : {}) });
const allow = (more: Record<string, unknown> = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...more,
});
const signed = (principal: string) => publicRequest({ signed: true, principal });

describe('a refusal of a signed caller whose own policies cannot be read', () => {
  it.each<[string, Scenario, string]>([
    [
      "without a resource policy is its own policies' silence",
      {
        account: withIam(),
        request: signed(session),
        symptom: refusal(session, ' because no identity-based policy allows the execute-api:Invoke action'),
      },
      'iam-identity-policy-deny',
    ],
    [
      'by a Deny that the resource policy does not hold is its own',
      { account: withIam([allow()]), request: signed(session), symptom: refusal(session, ' with an explicit deny') },
      'iam-identity-policy-deny',
    ],
    [
      'of another account without an Allow of the API lacks that',
      { account: withIam(), request: signed(stranger), symptom: refusal(stranger) },
      'iam-cross-account-needs-both',
    ],
    [
      'of another account that the API allows is its own side',
      {
        account: withIam([allow({ Principal: { AWS: '210987654321' } })]),
        request: signed(stranger),
        symptom: refusal(stranger),
      },
      'iam-cross-account-needs-both',
    ],
    [
      'that names a service control policy is that',
      {
        account: withIam([allow()]),
        request: signed(session),
        symptom: refusal(session, ' because no service control policy allows the execute-api:Invoke action'),
      },
      'guard-rail-denies',
    ],
    [
      'that names a boundary is that',
      {
        account: withIam([allow()]),
        request: signed(session),
        symptom: refusal(
          session,
          ' with an explicit deny in a permissions boundary: arn:aws:iam::123456789012:policy/limit',
        ),
      },
      'guard-rail-denies',
    ],
  ])('%s', (_, scenario, expected) => {
    expect(found(scenario)[0]).toBe(expected);
  });
});

describe('a method with AWS_IAM', () => {
  it.each<[string, Scenario, string]>([
    [
      'refuses a bearer token with the words of a broken signature',
      {
        account: withIam(),
        request: publicRequest({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: reply(
          403,
          '{"message":"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): \'abc=\'."}',
        ),
      },
      'iam-auth-unsigned-request',
    ],
    [
      'refuses an unsigned request by the resource policy too',
      {
        account: withIam([allow({ Principal: { AWS: role } })]),
        request: publicRequest(),
        symptom: refusal('anonymous'),
      },
      'iam-auth-unsigned-request',
    ],
    [
      'refuses an unknown access key',
      {
        account: withIam(),
        request: signed(role),
        symptom: reply(403, '{"message":"The security token included in the request is invalid."}'),
      },
      'iam-signature-invalid',
    ],
    [
      'refuses a signature that nobody can look into',
      {
        account: withIam(),
        request: signed(role),
        symptom: reply(
          403,
          '{"message":"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."}',
        ),
      },
      'iam-signature-invalid',
    ],
  ])('%s', (_, scenario, expected) => {
    expect(found(scenario)[0]).toBe(expected);
  });
});

describe('a method behind an authorizer', () => {
  const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:check`;
  const behind = (type: 'CUSTOM' | 'COGNITO_USER_POOLS', more: Record<string, unknown> = {}) =>
    restAccount({
      resources: methods({ authorizationType: type, authorizerId: 'auth01' }),
      parts: {
        authorizers: [
          {
            id: 'auth01',
            name: 'check',
            type: type === 'CUSTOM' ? 'TOKEN' : type,
            identitySource: 'method.request.header.Authorization',
            ...(type === 'CUSTOM'
              ? {
                  authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
                }
              : { providerARNs: [`arn:aws:cognito-idp:${ids.region}:${ids.accountId}:userpool/${ids.region}_A`] }),
            ...more,
          },
        ],
      },
    });
  const request = publicRequest({ headers: { Authorization: 'Bearer <token>' } });
  const silent = '{"Message":"User is not authorized to access this resource"}';

  it.each<[string, Scenario, string]>([
    [
      'answers 401 when the function raises Unauthorized',
      { account: behind('CUSTOM'), request, symptom: reply(401, '{"message":"Unauthorized"}') },
      'authorizer-denied',
    ],
    [
      'answers a Deny of the returned policy',
      {
        account: behind('CUSTOM'),
        request,
        symptom: reply(
          403,
          '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}',
        ),
      },
      'authorizer-denied',
    ],
    [
      'answers a returned policy without an Allow where nothing is cached',
      { account: behind('CUSTOM', { authorizerResultTtlInSeconds: 0 }), request, symptom: reply(403, silent) },
      'authorizer-denied',
    ],
    [
      'answers the cached policy of another method',
      { account: behind('CUSTOM'), request, symptom: { ...reply(403, silent), kind: 'sometimes' } },
      'authorizer-cache-policy',
    ],
    [
      'answers 500 and null when the function cannot be called or understood',
      { account: behind('CUSTOM'), request, symptom: reply(500, '{"message":null}') },
      'authorizer-misconfigured',
    ],
    [
      'answers 401 to a token of which nothing was said',
      { account: behind('COGNITO_USER_POOLS'), request, symptom: reply(401, '{"message":"Unauthorized"}') },
      'authorizer-denied',
    ],
    [
      'answers an expired token',
      {
        account: behind('COGNITO_USER_POOLS'),
        request,
        symptom: reply(401, '{"message":"The incoming token has expired"}'),
      },
      'authorizer-denied',
    ],
    [
      'looks for the token in another header',
      {
        account: behind('COGNITO_USER_POOLS', { identitySource: 'method.request.header.Auth' }),
        request,
        symptom: reply(401, '{"message":"Unauthorized"}'),
      },
      'authorizer-identity-missing',
    ],
    [
      'trusts another pool',
      {
        account: behind('COGNITO_USER_POOLS'),
        request: publicRequest({
          headers: { Authorization: 'Bearer <token>' },
          tokenClaims: { iss: `https://cognito-idp.${ids.region}.amazonaws.com/${ids.region}_B`, token_use: 'id' },
        }),
        symptom: reply(401, '{"message":"Unauthorized"}'),
      },
      'authorizer-misconfigured',
    ],
  ])('%s', (_, scenario, expected) => {
    expect(found(scenario)[0]).toBe(expected);
  });

  it('is healthy with a token and without a complaint', () => {
    expect(found({ account: behind('CUSTOM'), request })).toEqual([]);
  });

  it('is told by the policy in the log, where that denies', () => {
    const policyDocument = {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: apiArn() }],
    };
    const lines = [
      `(id) Authorizer result body before parsing: ${JSON.stringify({ principalId: 'a', policyDocument })}`,
    ];
    const observations: Scenario['observations'] = [
      { id: 'log', kind: 'log', log: 'execution', vantage: 'aws', relation: 'this-request', lines },
    ];
    expect(found({ account: behind('CUSTOM'), request, symptom: reply(403, silent), observations })).toEqual([
      'authorizer-denied',
    ]);
  });

  it('is not blamed for a 401 of the backend', () => {
    expect(
      found({ account: restAccount(), request: publicRequest(), symptom: reply(401, '{"message":"Unauthorized"}') }),
    ).not.toContain('authorizer-denied');
  });
});
