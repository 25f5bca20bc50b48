import { hidden } from '@gatescope/shared';
import type { CaseRequest, GateResult, Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { apiArn, ids, privateAccount, publicRequest, restAccount, vpcRequest } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

const run = (
  statements: readonly unknown[] | undefined,
  request: CaseRequest = vpcRequest(),
  change: (snapshot: Snapshot) => Snapshot = (same) => same,
): GateResult | undefined => {
  const account = privateAccount(
    {},
    statements ? { PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }) } : {},
  );
  const input = inputOf({ account, request });
  const [trace] = simulate(makeWorld({ ...input, snapshot: change(input.snapshot) }));
  return trace?.trace.gates.find(({ gate }) => gate === 'endpoint-policy');
};

const statement = (effect: string, more: Record<string, unknown> = {}) => ({
  Effect: effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...more,
});
const role = `arn:aws:iam::${ids.accountId}:role/x`;

describe('the endpoint policy', () => {
  it.each<[string, readonly unknown[] | undefined, CaseRequest, string]>([
    ['lets everything through by default', undefined, vpcRequest(), 'passed'],
    ['lets a listed API through', [statement('Allow')], vpcRequest(), 'passed'],
    [
      'stops an API that is not listed',
      [statement('Allow', { Resource: apiArn().replace(ids.apiId, 'other12345') })],
      vpcRequest(),
      'stopped',
    ],
    [
      'stops a denied stage',
      [statement('Allow'), statement('Deny', { Resource: apiArn('prod/*') })],
      vpcRequest(),
      'stopped',
    ],
    [
      'takes a bearer token for anonymous',
      [statement('Allow', { Principal: { AWS: role } })],
      vpcRequest({ headers: { Authorization: 'Bearer <token>' } }),
      'stopped',
    ],
    [
      'knows a signed caller, whatever the method asks for',
      [statement('Allow', { Principal: { AWS: role } })],
      vpcRequest({ signed: true, principal: role }),
      'passed',
    ],
    [
      'is unknown when who signed was not said and matters',
      [statement('Allow', { Principal: { AWS: role } })],
      vpcRequest({ signed: true, principal: null }),
      'unknown',
    ],
    [
      'knows the account of the API',
      [statement('Allow', { Resource: '*', Condition: { StringEquals: { 'aws:ResourceAccount': ids.accountId } } })],
      vpcRequest(),
      'passed',
    ],
    [
      'leaves the organisation of the API open',
      [statement('Allow', { Resource: '*', Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-1' } } })],
      vpcRequest(),
      'unknown',
    ],
    [
      'finds no public address behind the endpoint',
      [statement('Allow', { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } } })],
      vpcRequest(),
      'stopped',
    ],
  ])('%s', (_, statements, request, outcome) => {
    expect(run(statements, request)?.outcome).toBe(outcome);
  });

  it('is skipped on the internet', () => {
    const [trace] = simulate(makeWorld(inputOf({ account: restAccount(), request: publicRequest() })));
    expect(trace?.trace.gates.find(({ gate }) => gate === 'endpoint-policy')?.outcome).toBe('skipped');
  });

  it('is unknown when the endpoints may not be read', () => {
    const result = run(undefined, vpcRequest(), (snapshot) => ({
      ...snapshot,
      account: { ...snapshot.account, vpcEndpoints: hidden('denied') },
    }));
    expect(result?.outcome).not.toMatch(/passed|stopped/);
  });

  it("is unknown for another account's endpoint, and says why", () => {
    const foreign = 'vpce-0fffffffffffffff9';
    const result = run(
      undefined,
      vpcRequest({
        sourceVpceId: foreign,
        sourceVpcId: 'vpc-0fffffffffffffff9',
        sourceSubnetId: null,
        callerAccountId: '210987654321',
      }),
    );
    expect(result?.outcome).toBe('unknown');
    expect(result?.missing).toContainEqual(expect.objectContaining({ cause: 'other-account' }));
  });

  it.each(['api.internal.example', '*.internal.example'])(
    'reads stage and path of the private custom domain %s from its mappings',
    (domainName) => {
      const domain = {
        domainName,
        domainNameId: 'abc123',
        endpointConfiguration: { types: ['PRIVATE'] },
      };
      const policy = JSON.stringify({
        Statement: [
          statement('Allow', {
            Resource: [
              apiArn('prod/GET/orders'),
              `arn:aws:execute-api:${ids.region}:${ids.accountId}:/domainnames/${domainName}+abc123`,
            ],
          }),
        ],
      });
      const account = privateAccount(
        {
          parts: {
            domainNames: [domain],
            basePathMappings: {
              [`${domainName}+abc123`]: [{ basePath: 'shop', restApiId: ids.apiId, stage: 'prod' }],
            },
            domainNameAccessAssociations: [
              {
                domainNameArn: `arn:aws:apigateway:${ids.region}:${ids.accountId}:/domainnames/${domainName}+abc123`,
                accessAssociationSource: ids.vpceId,
                accessAssociationSourceType: 'VPCE',
              },
            ],
            dnsRecords: [
              {
                Name: 'api.internal.example.',
                Type: 'CNAME',
                ResourceRecords: [{ Value: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com` }],
                HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
              },
            ],
          },
        },
        { PolicyDocument: policy },
      );
      const [trace] = simulate(
        makeWorld(inputOf({ account, request: vpcRequest({ url: 'https://api.internal.example/shop/orders' }) })),
      );
      expect(trace?.trace.gates.find(({ gate }) => gate === 'endpoint-policy')?.outcome).toBe('passed');
    },
  );
});
