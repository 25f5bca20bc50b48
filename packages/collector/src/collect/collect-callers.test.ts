import type { Request } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleRegion, restApiId } from '../testing/example-account.ts';
import { exampleRequest } from '../testing/example-request.ts';
import { withSandbox } from '../testing/with-sandbox.ts';

const otherId = '444455556666';
const thirdId = '777788889999';
const target = { region: exampleRegion, apiId: restApiId };
const roleOf = (accountId: string): string => `arn:aws:iam::${accountId}:role/gatescope`;
const targets = [otherId, thirdId].map((accountId) => ({
  accountId,
  name: accountId,
  roleArn: roleOf(accountId),
  regions: [exampleRegion],
}));

const accountWith = (accountId: string, vpceId: string, vpcId: string): object => ({
  accountId,
  region: exampleRegion,
  vpcEndpoints: [
    {
      VpcEndpointId: vpceId,
      VpcId: vpcId,
      ServiceName: 'com.amazonaws.eu-west-1.execute-api',
      VpcEndpointType: 'Interface',
      Groups: [{ GroupId: 'sg-09' }],
    },
  ],
  vpcs: [{ VpcId: vpcId, enableDnsSupport: true, enableDnsHostnames: true }],
  securityGroups: [{ GroupId: 'sg-09', VpcId: vpcId }],
});
const accounts = [
  exampleAccount,
  accountWith(otherId, 'vpce-0e0e0e0e', 'vpc-09'),
  accountWith(thirdId, 'vpce-0f0f0f0f', 'vpc-0f'),
];

const through = (network: Request['network'], url = exampleRequest.url): Request => ({
  ...exampleRequest,
  url,
  network,
});
const conditionOn = (keys: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Condition: { StringEquals: keys } }] });
const endpointUrl = 'https://vpce-0e0e0e0e-abcdefgh.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders';

describe('collectCallers', () => {
  it.each([
    ['the endpoint that is said', through({ from: 'vpc', vpceId: 'vpce-0e0e0e0e' })],
    ['the endpoint whose host is called', through({ from: 'not-said' }, endpointUrl)],
    ['the VPC that is said', through({ from: 'vpc', vpcId: 'vpc-09' })],
  ])('finds the account that has %s', (_, request) =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot } = await collector({ targets }).collect(target, { request });
      expect(Object.keys(snapshot.otherAccounts ?? {})).toEqual([otherId]);
      expect(snapshot.otherAccounts?.[otherId]).toMatchObject({
        vpcEndpoints: { value: [{ VpcEndpointId: 'vpce-0e0e0e0e' }] },
        securityGroups: { value: [{ GroupId: 'sg-09' }] },
        vpcDns: { 'vpc-09': { state: 'present' } },
      });
    }),
  );

  it.each([
    ['associated', { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0e0e0e0e'] } }],
    ['admitted by endpoint', { policy: conditionOn({ 'aws:SourceVpce': 'vpce-0e0e0e0e' }) }],
    ['admitted by VPC', { policy: conditionOn({ 'aws:SourceVpc': 'vpc-09' }) }],
  ])('finds the account with which an API is %s when the request says nothing', (_, changes) => {
    const [api, ...apis] = exampleAccount.apis;
    if (api === undefined || !('restApi' in api)) throw new Error('The first API of the example is a REST API');
    const changed = { ...exampleAccount, apis: [{ ...api, restApi: { ...api.restApi, ...changes } }, ...apis] };
    return withSandbox({ accounts: [changed, ...accounts.slice(1)] }, async ({ collector }) => {
      const { snapshot } = await collector({ targets }).collect(target, { request: through({ from: 'vpc' }) });
      expect(Object.keys(snapshot.otherAccounts ?? {})).toEqual([otherId]);
    });
  });

  it('asks no further account where the own one has all that is named', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot, calls } = await collector({ targets }).collect(target, { request: exampleRequest });
      expect(snapshot.otherAccounts).toBeUndefined();
      expect(calls.filter(({ accountId }) => accountId === otherId)).toEqual([]);
    }));

  it.each([
    ['the role is refused', { kind: 'deny', operation: 'AssumeRole' }, 'sts:AssumeRole'],
    [
      'the endpoints may not be listed',
      { kind: 'deny', action: 'ec2:DescribeVpcEndpoints', accountId: otherId },
      'ec2:DescribeVpcEndpoints',
    ],
  ] as const)('hides a further account, and reads all of the own one, where %s', (_, fault, action) =>
    withSandbox({ accounts: accounts.slice(0, 2), faults: [fault] }, async ({ collector }) => {
      const request = through({ from: 'vpc', accountId: otherId, vpceId: 'vpce-0e0e0e0e' });
      const { snapshot } = await collector({ targets: targets.slice(0, 1) }).collect(target, { request });
      expect(snapshot.otherAccounts?.[otherId]?.vpcEndpoints).toMatchObject({
        state: 'hidden',
        cause: 'denied',
        permission: { action },
      });
      expect(snapshot.api).toMatchObject({ resources: { state: 'present' }, stages: { state: 'present' } });
      expect(snapshot.account.vpcEndpoints).toMatchObject({ state: 'present' });
    }),
  );

  it('goes on to the next account when one of them refuses', () =>
    withSandbox(
      { accounts, faults: [{ kind: 'deny', operation: 'AssumeRole', resource: roleOf(thirdId) }] },
      async ({ collector }) => {
        const request = through({ from: 'vpc', vpceId: 'vpce-0e0e0e0e' });
        const { snapshot } = await collector({ targets }).collect(target, { request });
        expect(snapshot.otherAccounts).toMatchObject({
          [otherId]: { vpcEndpoints: { state: 'present' } },
          [thirdId]: { vpcEndpoints: { state: 'hidden', permission: { resource: roleOf(thirdId) } } },
        });
      },
    ));
});
