import { hidden } from '@gatescope/shared';
import type { AccountFile, CaseRequest, GateResult, Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import {
  apiArn,
  ids,
  invokeUrl,
  networkParts,
  privateAccount,
  proxyMethod,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

const run = (
  account: AccountFile,
  request: CaseRequest,
  change: (snapshot: Snapshot) => Snapshot = (same) => same,
): GateResult | undefined => {
  const input = inputOf({ account, request });
  const [trace] = simulate(makeWorld({ ...input, snapshot: change(input.snapshot) }));
  return trace?.trace.gates.find(({ gate }) => gate === 'resource-policy');
};

const statement = (effect: string, condition?: unknown, more: Record<string, unknown> = {}) => ({
  Effect: effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...(condition ? { Condition: condition } : {}),
  ...more,
});
const allow = statement('Allow');
const other = 'vpce-0fffffffffffffff1';

describe('the resource policy of a public API without authorization', () => {
  const cases: readonly [string, readonly unknown[], Record<string, unknown>, string, string?][] = [
    ['lets an allowed request through', [allow], {}, 'passed'],
    [
      'stops what no Allow matches',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
      {},
      'stopped',
      'resource-policy-no-allow',
    ],
    [
      'stops what a Deny matches, Allow or not',
      [allow, statement('Deny', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'denies everybody by a negated aws:SourceVpce, which public requests do not carry',
      [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } })],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'denies everybody by a negated aws:PrincipalOrgID',
      [allow, statement('Deny', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-123' } })],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'does not let an IPv4 list admit an IPv6 caller',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })],
      { sourceIp: '2001:db8::1' },
      'stopped',
      'resource-policy-no-allow',
    ],
    [
      'is unknown when the caller did not say its address',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
      { sourceIp: null },
      'unknown',
      'resource-policy-no-allow',
    ],
    [
      'does not take a private address for the one API Gateway sees',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
      { sourceIp: '10.0.1.2' },
      'unknown',
      'resource-policy-no-allow',
    ],
    ['does not care about the address where no condition does', [allow], { sourceIp: null }, 'passed'],
    ['expands the shorthand', [statement('Allow', undefined, { Resource: 'execute-api:/prod/GET/*' })], {}, 'passed'],
    [
      'ignores the role of the caller',
      [statement('Allow', undefined, { Principal: { AWS: `arn:aws:iam::${ids.accountId}:root` } })],
      { signed: true, principal: `arn:aws:iam::${ids.accountId}:role/x` },
      'stopped',
      'resource-policy-no-allow',
    ],
    [
      'counts a header that was not sent as absent',
      [allow, statement('Deny', { StringNotLike: { 'aws:Referer': 'https://example.com/*' } })],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'does not say what a caller sends who did not say what it is',
      [allow, statement('Deny', { StringNotLike: { 'aws:Referer': 'https://example.com/*' } })],
      { from: null },
      'unknown',
      'resource-policy-denies',
    ],
    [
      'compares a header that was sent',
      [allow, statement('Deny', { StringNotLike: { 'aws:Referer': 'https://example.com/*' } })],
      { headers: { Referer: 'https://example.com/a' } },
      'passed',
    ],
  ];
  it.each(cases)('%s', (_, policy, request, outcome, reason) => {
    const result = run(restAccount({ policy }), publicRequest(request));
    expect([result?.outcome, result?.reason]).toEqual([outcome, reason]);
  });

  it('is skipped where there is none', () => {
    expect(run(restAccount(), publicRequest())?.outcome).toBe('skipped');
  });

  it('is judged for a path without a method too, but for a doubled stage', () => {
    const account = restAccount({ policy: [statement('Allow', undefined, { Resource: apiArn('prod/GET/orders') })] });
    expect(run(account, publicRequest({ url: invokeUrl('/other') }))?.reason).toBe('resource-policy-no-allow');
    expect(run(account, publicRequest({ url: invokeUrl('/prod/orders') }))?.outcome).toBe('skipped');
  });

  it('is unknown when the API may not be read', () => {
    const result = run(restAccount({ policy: [allow] }), publicRequest(), (snapshot) => ({
      ...snapshot,
      api: { ...snapshot.api, restApi: hidden('denied') } as Snapshot['api'],
    }));
    expect(result?.outcome).not.toMatch(/passed|stopped/);
  });

  it('is unknown when the document is malformed', () => {
    const result = run(
      restAccount({ restApi: { policy: '{\\"Statement\\":[{\\"Effect\\":\\"Maybe\\"}]}' } }),
      publicRequest(),
    );
    expect(result?.outcome).toBe('unknown');
    expect(result?.detail['malformed']).toBe(true);
  });

  it('is judged by the policy of the export where that differs from the saved one', () => {
    const account = restAccount({
      policy: [allow],
      parts: {
        deployedExport: {
          prod: {
            openapi: '3.0.1',
            paths: {},
            'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [statement('Deny')] },
          },
        },
      },
    });
    const result = run(account, publicRequest());
    expect([result?.outcome, result?.basis]).toEqual(['stopped', 'deployed']);
  });
});

describe('the resource policy of a private API', () => {
  const cases: readonly [string, readonly unknown[], Record<string, unknown>, string, string?][] = [
    [
      'admits its endpoint, whatever the case of the key',
      [statement('Allow', { StringEquals: { 'aws:sourceVpce': ids.vpceId } })],
      {},
      'passed',
    ],
    [
      'compares aws:SourceVpc with the VPC of the endpoint',
      [statement('Allow', { StringEquals: { 'aws:SourceVpc': ids.vpcId } })],
      {
        from: 'peered-vpc',
        sourceVpcId: 'vpc-0bbbbbbbbbbbbbbb1',
        url: `https://${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
      },
      'passed',
    ],
    [
      'lets one of several listed endpoints pass a negated list',
      [allow, statement('Deny', { StringNotEquals: { 'aws:SourceVpce': [other, ids.vpceId] } })],
      {},
      'passed',
    ],
    [
      'denies everybody by two negated Denies for two endpoints',
      [
        allow,
        statement('Deny', { StringNotEquals: { 'aws:SourceVpce': other } }),
        statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } }),
      ],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'denies by NotIpAddress on aws:SourceIp, absent or rewritten',
      [allow, statement('Deny', { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
      {},
      'stopped',
      'resource-policy-denies',
    ],
    [
      'does not allow by a range of aws:SourceIp, absent or rewritten',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
      {},
      'stopped',
      'resource-policy-no-allow',
    ],
    [
      'leaves every address under aws:SourceIp open',
      [statement('Allow', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })],
      {},
      'unknown',
      'resource-policy-no-allow',
    ],
    [
      'allows by aws:VpcSourceIp',
      [statement('Allow', { IpAddress: { 'aws:VpcSourceIp': '10.0.1.0/24' } })],
      {},
      'passed',
    ],
    [
      'is unknown when aws:VpcSourceIp matters and was not said',
      [statement('Allow', { IpAddress: { 'aws:VpcSourceIp': '10.0.1.0/24' } })],
      { sourceIp: null },
      'unknown',
      'resource-policy-no-allow',
    ],
    [
      'takes aws:VpceAccount for absent',
      [statement('Allow', { StringEquals: { 'aws:VpceAccount': ids.accountId } })],
      {},
      'stopped',
      'resource-policy-no-allow',
    ],
  ];
  it.each(cases)('%s', (_, policy, request, outcome, reason) => {
    const account = privateAccount({
      policy,
      restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } },
    });
    const result = run(account, vpcRequest(request));
    expect([result?.outcome, result?.reason]).toEqual([outcome, reason]);
  });

  it('admits nobody where there is none', () => {
    const account = restAccount({ endpointType: 'PRIVATE', parts: networkParts() });
    const result = run(account, vpcRequest());
    expect([result?.outcome, result?.reason]).toEqual(['stopped', 'resource-policy-missing']);
  });

  it('names what it waits for when the caller did not say its address', () => {
    const result = run(
      privateAccount({ policy: [statement('Allow', { IpAddress: { 'aws:VpcSourceIp': '10.0.1.0/24' } })] }),
      vpcRequest({ sourceIp: null }),
    );
    expect(result?.detail['unsaid']).toEqual(['network.sourceIp']);
  });
});

describe('the resource policy beside other kinds of authorization', () => {
  const behind = (authorizationType: string) => ({
    '/orders': { GET: proxyMethod('GET', { authorizationType, authorizerId: 'auth01' }) },
  });
  const denied = statement('Deny');

  it('refuses by a Deny before a Lambda authorizer is called', () => {
    expect(run(restAccount({ policy: [denied], resources: behind('CUSTOM') }), publicRequest())?.reason).toBe(
      'resource-policy-denies',
    );
  });

  it('may stay silent before a Lambda authorizer', () => {
    expect(
      run(
        restAccount({
          policy: [statement('Allow', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
          resources: behind('CUSTOM'),
        }),
        publicRequest(),
      )?.outcome,
    ).toBe('passed');
  });

  it.each(['AWS_IAM', 'COGNITO_USER_POOLS'])('is weighed behind the authentication for %s', (type) => {
    expect(run(restAccount({ policy: [denied], resources: behind(type) }), publicRequest())?.outcome).toBe('skipped');
  });
});
