import type { Authorizer, CaseRequest, Complaint, GateResult } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { apiArn, ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

interface Setting {
  readonly type?: string;
  readonly authorizer?: Partial<Authorizer>;
  readonly scopes?: readonly string[];
  readonly request?: CaseRequest;
  readonly symptom?: Complaint;
  readonly variables?: Record<string, string>;
  readonly policy?: readonly unknown[];
}

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:check`;
const pool = `${ids.region}_POOL01`;

const run = ({
  type = 'CUSTOM',
  authorizer = {},
  scopes,
  request = publicRequest(),
  symptom = { kind: 'refused', status: 403 },
  variables,
  policy,
}: Setting): GateResult | undefined => {
  const account = restAccount({
    ...(policy ? { policy } : {}),
    resources: {
      '/orders': {
        GET: proxyMethod('GET', {
          authorizationType: type,
          authorizerId: 'auth01',
          ...(scopes ? { authorizationScopes: [...scopes] } : {}),
        }),
      },
    },
    stage: variables ? { variables } : {},
    parts: {
      authorizers: [
        {
          id: 'auth01',
          name: 'check',
          type: type === 'CUSTOM' ? 'TOKEN' : 'COGNITO_USER_POOLS',
          authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
          identitySource: 'method.request.header.Authorization',
          ...(type === 'CUSTOM'
            ? {}
            : { providerARNs: [`arn:aws:cognito-idp:${ids.region}:${ids.accountId}:userpool/${pool}`] }),
          ...authorizer,
        },
      ],
    },
  });
  const [trace] = simulate(makeWorld(inputOf({ account, request, symptom })));
  return trace?.trace.gates.find(({ gate }) => gate === 'authentication');
};

const brief = (result: GateResult | undefined): readonly unknown[] => [result?.outcome, result?.reason];
const bearer = (more: Record<string, unknown> = {}) =>
  publicRequest({ headers: { Authorization: 'Bearer <token>' }, ...more });

describe('authentication with AWS_IAM', () => {
  const type = 'AWS_IAM';
  const header = (region: string, service: string, signedHeaders = 'host;x-amz-date') =>
    `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20240311/${region}/${service}/aws4_request, SignedHeaders=${signedHeaders}, Signature=00`;
  const signed = (authorization: string, more: Record<string, unknown> = {}) =>
    publicRequest({
      signed: true,
      principal: `arn:aws:iam::${ids.accountId}:role/x`,
      ...more,
      headers: { Authorization: authorization, ...(more['headers'] as object | undefined) },
    });

  it('stops an unsigned request with Missing Authentication Token', () => {
    const result = run({ type });
    expect(brief(result)).toEqual(['stopped', 'iam-unsigned']);
    expect(result?.replies.map(({ message }) => message)).toContain('Missing Authentication Token');
  });

  it('may answer an unsigned request with a policy refusal where a resource policy is attached', () => {
    const policy = [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }];
    expect(run({ type, policy })?.replies.map(({ messageStart }) => messageStart)).toContain(
      'User: anonymous is not authorized to perform',
    );
  });

  it('stops a bearer token with the texts of a broken signature', () => {
    const result = run({ type, request: bearer() });
    expect(brief(result)).toEqual(['stopped', 'iam-unsigned']);
    expect(result?.replies.map(({ errorType }) => errorType)).toContain('IncompleteSignatureException');
  });

  it('is unknown when nothing was said of the credential', () => {
    expect(brief(run({ type, request: { method: 'GET', url: invokeUrl(), from: 'public-internet' } }))).toEqual([
      'unknown',
      'iam-unsigned',
    ]);
  });

  it.each<[string, CaseRequest, string | undefined]>([
    ['a fitting signature', signed(header(ids.region, 'execute-api')), undefined],
    ['another Region', signed(header('us-east-1', 'execute-api')), 'region'],
    ['another service', signed(header(ids.region, 'apigateway')), 'service'],
    ['a Host that is not signed', signed(header(ids.region, 'execute-api', 'x-amz-date')), 'host-unsigned'],
    [
      'a Host that a proxy replaced',
      signed(header(ids.region, 'execute-api'), { signedHost: 'www.example.com' }),
      'host',
    ],
    [
      'the Host header that was sent',
      signed(header(ids.region, 'execute-api'), { url: 'https://proxy.example.com/prod/orders' }),
      undefined,
    ],
  ])('judges %s', (_, request, flaw) => {
    const result = run({ type, request: { ...request, url: invokeUrl() } });
    expect(brief(result)).toEqual(flaw ? ['stopped', 'iam-signature-invalid'] : ['passed', undefined]);
    expect(JSON.stringify(result?.detail['flaws'] ?? [])).toContain(flaw ?? '[]');
  });

  it('compares the time of signing with the date of the reply', () => {
    const request = signed(header(ids.region, 'execute-api'), { headers: { 'X-Amz-Date': '20240311T101500Z' } });
    const at = (date: string, body: string) =>
      run({ type, request, symptom: { kind: 'refused', status: 403, headers: { Date: date }, body } });
    expect(brief(at('Mon, 11 Mar 2024 10:25:00 GMT', '{"message":"Signature expired: x"}'))).toEqual([
      'stopped',
      'iam-signature-invalid',
    ]);
    expect(at('Mon, 11 Mar 2024 10:16:00 GMT', '{"message":"Signature expired: x"}')?.outcome).toBe('passed');
    expect(
      at(
        'Mon, 11 Mar 2024 10:25:00 GMT',
        '{"Message":"User: arn:aws:iam::1:role/x is not authorized to perform: execute-api:Invoke"}',
      )?.outcome,
    ).toBe('passed');
  });
});

describe('authentication with a TOKEN authorizer', () => {
  it.each<[string, Setting, readonly unknown[]]>([
    ['a token that is there', { request: bearer() }, ['passed', undefined]],
    ['no token', {}, ['stopped', 'authorizer-identity-missing']],
    [
      'an empty token',
      { request: publicRequest({ headers: { Authorization: '' } }) },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'a token in another header',
      { authorizer: { identitySource: 'method.request.header.X-Token' }, request: bearer() },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'the header in another case',
      {
        authorizer: { identitySource: 'method.request.header.x-token' },
        request: publicRequest({ headers: { 'X-TOKEN': 'abc' } }),
      },
      ['passed', undefined],
    ],
    [
      'headers that were not said',
      { request: { method: 'GET', url: invokeUrl(), from: 'public-internet' } },
      ['unknown', 'authorizer-identity-missing'],
    ],
    [
      'a form that the expression asks for',
      { authorizer: { identityValidationExpression: '^Bearer [-0-9a-zA-z.]*$' }, request: bearer() },
      ['passed', undefined],
    ],
    [
      'a form that the expression refuses',
      {
        authorizer: { identityValidationExpression: '^Bearer [-0-9a-zA-z.]*$' },
        request: publicRequest({ headers: { Authorization: 'eyJhbGciOi.payload.sig' } }),
      },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'another scheme than the expression asks for',
      {
        authorizer: { identityValidationExpression: '^Bearer .+' },
        request: publicRequest({ headers: { Authorization: 'Basic <masked>' } }),
      },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'an expression that nobody can judge',
      { authorizer: { identityValidationExpression: '^(?=x)\\btok\\1' }, request: bearer() },
      ['passed', undefined],
    ],
  ])('judges %s', (_, setting, expected) => {
    expect(brief(run(setting))).toEqual(expected);
  });

  it('is unknown when the authorizer is not the deployed one', () => {
    expect(run({ authorizer: { id: 'auth02' }, request: bearer() })?.outcome).toBe('unknown');
  });

  it('stops when API Gateway may not call the function and the reply is an error', () => {
    const account = restAccount({
      resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'CUSTOM', authorizerId: 'auth01' }) } },
      parts: {
        authorizers: [
          {
            id: 'auth01',
            type: 'TOKEN',
            identitySource: 'method.request.header.Authorization',
            authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
          },
        ],
        lambdaFunctions: { check: { FunctionArn: functionArn, policy: null } },
      },
    });
    const [trace] = simulate(
      makeWorld(inputOf({ account, request: bearer(), symptom: { kind: 'failed', status: 500 } })),
    );
    expect(brief(trace?.trace.gates.find(({ gate }) => gate === 'authentication'))).toEqual([
      'stopped',
      'authorizer-misconfigured',
    ]);
  });
});

describe('authentication of a preflight by a function that needs no header', () => {
  const refusal = 'User is not authorized to access this resource with an explicit deny in an identity-based policy';
  const line = (reason: string): string =>
    `Access to fetch at '${invokeUrl()}' from origin 'https://app.example.com' has been blocked by CORS policy: ${reason}`;
  const preflight = "Response to preflight request doesn't pass access control check: ";
  const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

  it.each<[string, Complaint, readonly unknown[]]>([
    [
      'a refusal by its policy',
      { status: 403, body: JSON.stringify({ Message: refusal }), console: line(preflight + missing) },
      ['stopped', 'authorizer-denies'],
    ],
    [
      'a refusal that names a caller',
      {
        status: 403,
        body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: x"}',
        console: line(preflight + missing),
      },
      ['passed', undefined],
    ],
    [
      'a refusal of the call itself',
      { status: 403, body: JSON.stringify({ Message: refusal }), console: line(missing) },
      ['passed', undefined],
    ],
    ['a reply without text', { status: 403, console: line(preflight + missing) }, ['passed', undefined]],
  ])('judges %s', (_, symptom, expected) => {
    const account = restAccount({
      resources: { '/orders': { ANY: proxyMethod('ANY', { authorizationType: 'CUSTOM', authorizerId: 'auth01' }) } },
      parts: { authorizers: [{ id: 'auth01', type: 'REQUEST', authorizerResultTtlInSeconds: 0 }] },
    });
    const request = bearer({ from: 'browser', origin: 'https://app.example.com' });
    const traces = simulate(
      makeWorld(inputOf({ account, request, symptom: { kind: 'blocked-by-browser', ...symptom } })),
    );
    const found = traces.find(({ trace }) => trace.leg === 'preflight')?.trace;
    expect(brief(found?.gates.find(({ gate }) => gate === 'authentication'))).toEqual(expected);
  });
});

describe('authentication with a REQUEST authorizer', () => {
  const request = (identitySource: string, ttl?: number): Partial<Authorizer> => ({
    type: 'REQUEST',
    identitySource,
    ...(ttl === undefined ? {} : { authorizerResultTtlInSeconds: ttl }),
  });
  it.each<[string, Setting, readonly unknown[]]>([
    [
      'a query parameter that is there',
      {
        authorizer: request('method.request.querystring.key'),
        request: publicRequest({ url: `${invokeUrl()}?a=b&key=1` }),
      },
      ['passed', undefined],
    ],
    [
      'an empty query parameter',
      { authorizer: request('method.request.querystring.key'), request: publicRequest({ url: `${invokeUrl()}?key=` }) },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'one of two sources missing',
      { authorizer: request('method.request.header.Authorization, method.request.querystring.key'), request: bearer() },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'a stage variable that is defined',
      { authorizer: request('stageVariables.tenant'), variables: { tenant: 'a' } },
      ['passed', undefined],
    ],
    [
      'a stage variable that is not',
      { authorizer: request('stageVariables.tenant') },
      ['stopped', 'authorizer-identity-missing'],
    ],
    ['context that every request has', { authorizer: request('context.identity.sourceIp') }, ['passed', undefined]],
    [
      'an API key that was not sent',
      { authorizer: request('method.request.header.x-api-key') },
      ['stopped', 'authorizer-identity-missing'],
    ],
    [
      'a missing source with the cache off',
      { authorizer: request('method.request.header.Authorization', 0) },
      ['unknown', 'authorizer-identity-missing'],
    ],
    ['no source with the cache off', { authorizer: request('', 0) }, ['passed', undefined]],
  ])('judges %s', (_, setting, expected) => {
    expect(brief(run(setting))).toEqual(expected);
  });
});

describe('authentication with a Cognito user pool', () => {
  const type = 'COGNITO_USER_POOLS';
  const iss = `https://cognito-idp.${ids.region}.amazonaws.com/${pool}`;
  const soon = 4_000_000_000;
  const withClaims = (claims: Record<string, unknown>) =>
    bearer({ tokenClaims: { iss, token_use: 'id', exp: soon, ...claims } });
  it.each<[string, Setting, readonly unknown[]]>([
    ['an ID token', { request: withClaims({}) }, ['passed', undefined]],
    [
      'an access token where no scopes are listed',
      { request: withClaims({ token_use: 'access' }) },
      ['stopped', 'authorizer-denies'],
    ],
    [
      'an access token with a listed scope',
      { request: withClaims({ token_use: 'access', scope: 'a b' }), scopes: ['b'] },
      ['passed', undefined],
    ],
    [
      'an access token without a listed scope',
      { request: withClaims({ token_use: 'access', scope: 'a' }), scopes: ['b'] },
      ['stopped', 'authorizer-denies'],
    ],
    [
      'an ID token where scopes are listed',
      { request: withClaims({}), scopes: ['b'] },
      ['stopped', 'authorizer-denies'],
    ],
    ['a token of another pool', { request: withClaims({ iss: `${iss}X` }) }, ['stopped', 'authorizer-misconfigured']],
    ['claims that were not said', { request: bearer() }, ['unknown', 'authorizer-denies']],
    ['no token', {}, ['stopped', 'authorizer-identity-missing']],
    [
      'a token that had expired when the reply came',
      {
        request: withClaims({ exp: 1_710_000_000 }),
        symptom: { kind: 'refused', status: 401, headers: { date: 'Mon, 18 Mar 2024 10:02:11 GMT' } },
      },
      ['stopped', 'authorizer-denies'],
    ],
    [
      'a token that expired later than the reply',
      {
        request: withClaims({ exp: 1_710_759_131 }),
        symptom: { kind: 'refused', status: 401, headers: { date: 'Mon, 18 Mar 2024 10:02:11 GMT' } },
      },
      ['passed', undefined],
    ],
    [
      'a token that had expired when the snapshot was taken',
      { request: withClaims({ exp: 1_710_000_000 }) },
      ['unknown', 'authorizer-denies'],
    ],
  ])('judges %s', (_, setting, expected) => {
    expect(brief(run({ type, ...setting }))).toEqual(expected);
  });
});
