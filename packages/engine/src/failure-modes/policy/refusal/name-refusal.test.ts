import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../diagnose.ts';
import {
  apiArn,
  ids,
  privateAccount,
  proxyMethod,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../../../testing/build-account.ts';
import { inputOf } from '../../../testing/example.ts';

const first = (scenario: Parameters<typeof inputOf>[0]): string | undefined =>
  diagnose(inputOf(scenario), { fixes: false }).findings[0]?.id;

const statement = (effect: string, condition?: unknown, more: Record<string, unknown> = {}) => ({
  Effect: effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...(condition ? { Condition: condition } : {}),
  ...more,
});
const allow = statement('Allow');
const mismatch = 'policy-source-vpc-key-mismatch';
const role = { AWS: `arn:aws:iam::${ids.accountId}:role/x` };

describe('a refusal on a private API is named', () => {
  it.each<[string, readonly unknown[], Record<string, unknown>, string]>([
    [
      'a VPC id under aws:SourceVpce',
      [statement('Allow', { StringEquals: { 'aws:SourceVpce': ids.vpcId } })],
      {},
      mismatch,
    ],
    [
      'an endpoint id under aws:SourceVpc',
      [statement('Allow', { StringEquals: { 'aws:SourceVpc': ids.vpceId } })],
      {},
      mismatch,
    ],
    [
      'an endpoint id under a negated aws:SourceVpc',
      [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpc': [ids.vpceId] } })],
      {},
      mismatch,
    ],
    [
      'a range under aws:SourceIp',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } })],
      {},
      mismatch,
    ],
    [
      'aws:SourceIp beside the right endpoint',
      [
        statement('Allow', {
          IpAddress: { 'aws:SourceIp': '10.0.0.0/16' },
          StringEquals: { 'aws:SourceVpce': ids.vpceId },
        }),
      ],
      {},
      mismatch,
    ],
    [
      'aws:VpceAccount, which API Gateway does not know',
      [statement('Allow', { StringEquals: { 'aws:VpceAccount': ids.accountId } })],
      {},
      mismatch,
    ],
    [
      'another endpoint in the list',
      [statement('Allow', { StringEquals: { 'aws:SourceVpce': ['vpce-0fffffffffffffff1'] } })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'another VPC in the list',
      [statement('Allow', { StringEquals: { 'aws:SourceVpc': 'vpc-0fffffffffffffff1' } })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'another endpoint in a negated list',
      [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpce': 'vpce-0fffffffffffffff1' } })],
      {},
      'policy-explicit-deny',
    ],
    [
      'two Denies, one of them plain',
      [
        allow,
        statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpcId } }),
        statement('Deny', { StringNotEquals: { 'aws:SourceVpce': 'vpce-0fffffffffffffff1' } }),
      ],
      {},
      'policy-explicit-deny',
    ],
    [
      'an address outside aws:VpcSourceIp',
      [allow, statement('Deny', { NotIpAddress: { 'aws:VpcSourceIp': '10.9.0.0/16' } })],
      {},
      'policy-explicit-deny',
    ],
    [
      'a role for a method without authorization',
      [statement('Allow', { StringEquals: { 'aws:SourceVpce': ids.vpceId } }, { Principal: role })],
      {},
      'iam-role-ignored-auth-none',
    ],
    [
      'an organisation for a method without authorization',
      [statement('Allow', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
      {},
      'iam-role-ignored-auth-none',
    ],
    [
      'everybody but a role for a method without authorization',
      [allow, { Effect: 'Deny', NotPrincipal: role, Action: 'execute-api:Invoke', Resource: apiArn() }],
      {},
      'iam-role-ignored-auth-none',
    ],
    [
      'a policy of nothing but Denies',
      [statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'an Allow for another API',
      [
        statement(
          'Allow',
          { StringEquals: { 'aws:SourceVpce': ids.vpceId } },
          { Resource: apiArn().replace(ids.apiId, 'zyxwv98765') },
        ),
      ],
      {},
      'policy-resource-arn-mismatch',
    ],
  ])('by %s', (_, policy, request, expected) => {
    expect(
      first({
        account: privateAccount({ policy }),
        request: vpcRequest(request),
        symptom: { kind: 'refused', status: 403 },
      }),
    ).toBe(expected);
  });

  it('by its Deny, where the endpoint was not said: a private API is called through one', () => {
    const account = privateAccount({
      policy: [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpce': 'vpce-0fffffffffffffff1' } })],
    });
    const unplaced = { sourceVpcId: null, sourceSubnetId: null, sourceVpceId: null };
    const body =
      '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn with an explicit deny"}';
    const symptom = { kind: 'refused', status: 403, body } as const;
    expect(first({ account, request: vpcRequest(unplaced), symptom })).toBe('policy-explicit-deny');
  });

  it("by the caller's VPC, where the endpoint stands in another", () => {
    const account = privateAccount({
      policy: [statement('Allow', { StringEquals: { 'aws:SourceVpc': 'vpc-0bbbbbbbbbbbbbbb1' } })],
      restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } },
    });
    const request = vpcRequest({
      from: 'peered-vpc',
      sourceVpcId: 'vpc-0bbbbbbbbbbbbbbb1',
      sourceSubnetId: null,
      url: `https://${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
    });
    const found = diagnose(
      inputOf({
        account,
        request,
        symptom: {
          kind: 'refused',
          status: 403,
          body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn"}',
        },
      }),
    ).findings.map(({ id }) => id);
    expect(found).toContain(mismatch);
  });
});

describe('a refusal on a public API is named', () => {
  it.each<[string, readonly unknown[], Record<string, unknown>, string]>([
    [
      'a Deny by aws:SourceVpce',
      [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } })],
      {},
      mismatch,
    ],
    ['an Allow by aws:SourceVpc', [statement('Allow', { StringEquals: { 'aws:SourceVpc': ids.vpcId } })], {}, mismatch],
    [
      'an Allow by aws:VpcSourceIp',
      [statement('Allow', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } })],
      {},
      mismatch,
    ],
    [
      'an address that is not listed',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': ['198.51.100.7', '192.0.2.0/24'] } })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'an IPv6 caller of an IPv4 list',
      [allow, statement('Deny', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
      { sourceIp: '2001:db8::7' },
      'policy-explicit-deny',
    ],
    [
      'a Deny for the verb',
      [allow, statement('Deny', undefined, { Resource: apiArn('*/GET/*') })],
      {},
      'policy-explicit-deny',
    ],
    [
      'the ARN without /*',
      [statement('Allow', undefined, { Resource: apiArn('').slice(0, -1) })],
      {},
      'policy-resource-arn-mismatch',
    ],
    [
      'another stage',
      [statement('Allow', undefined, { Resource: [apiArn('dev/*')] })],
      {},
      'policy-resource-arn-mismatch',
    ],
    [
      'the path template of the resource',
      [statement('Allow', undefined, { Resource: apiArn('prod/GET/{proxy+}') })],
      {},
      'policy-resource-arn-mismatch',
    ],
    [
      'other paths that are meant',
      [statement('Allow', undefined, { Resource: [apiArn('prod/GET/health'), apiArn('prod/GET/public/*')] })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'another action',
      [statement('Allow', undefined, { Action: 'execute-api:ManageConnections' })],
      {},
      'policy-no-matching-allow',
    ],
    [
      'the account as principal',
      [statement('Allow', undefined, { Principal: { AWS: ids.accountId } })],
      {},
      'iam-role-ignored-auth-none',
    ],
  ])('by %s', (_, policy, request, expected) => {
    expect(
      first({
        account: restAccount({ policy }),
        request: publicRequest(request),
        symptom: { kind: 'refused', status: 403 },
      }),
    ).toBe(expected);
  });

  it('by the missing Allow behind a Cognito authorizer, whoever the policy names', () => {
    const account = restAccount({
      policy: [statement('Allow', undefined, { Principal: role })],
      resources: {
        '/orders': { GET: proxyMethod('GET', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a1' }) },
      },
      parts: {
        authorizers: [
          {
            id: 'a1',
            type: 'COGNITO_USER_POOLS',
            providerARNs: [`arn:aws:cognito-idp:${ids.region}:${ids.accountId}:userpool/p_1`],
            identitySource: 'method.request.header.Authorization',
          },
        ],
      },
    });
    const tokenClaims = {
      iss: `https://cognito-idp.${ids.region}.amazonaws.com/p_1`,
      token_use: 'id',
      exp: 4_000_000_000,
    };
    expect(
      first({
        account,
        request: publicRequest({ headers: { Authorization: 'Bearer <token>' }, tokenClaims }),
        symptom: { kind: 'refused', status: 403 },
      }),
    ).toBe('policy-no-matching-allow');
  });
});

describe("the message's own wording", () => {
  const message = (ending: string): string =>
    `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders${ending}"}`;
  const seen = (policy: readonly unknown[], ending: string) =>
    first({
      account: restAccount({ policy }),
      request: publicRequest(),
      symptom: { kind: 'refused', status: 403, body: message(ending) },
    });
  const denied = statement('Deny', { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } });

  it('of a Deny contradicts a saved policy that is only silent', () => {
    expect(
      seen([statement('Allow', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })], ' with an explicit deny'),
    ).toBe('policy-not-deployed');
  });
  it('of a missing Allow contradicts a saved Deny', () => {
    expect(seen([allow, denied], ' because no resource-based policy allows the execute-api:Invoke action')).toBe(
      'policy-not-deployed',
    );
  });
  it('without an ending fits a silent policy and a Deny', () => {
    expect(seen([allow, denied], '')).toBe('policy-explicit-deny');
  });
  it('fits a saved Deny', () => {
    expect(seen([allow, denied], ' with an explicit deny in a resource-based policy')).toBe('policy-explicit-deny');
  });
  it('of an endpoint policy points there, not at the deployment', () => {
    expect(
      first({
        account: privateAccount(),
        request: vpcRequest(),
        symptom: {
          kind: 'refused',
          status: 403,
          body: message(' because no VPC endpoint policy allows the execute-api:Invoke action'),
        },
      }),
    ).toBe('vpce-policy-deny');
  });
});
