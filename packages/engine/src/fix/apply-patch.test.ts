import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids, privateAccount, proxyMethod, restAccount } from '../testing/build-account.ts';
import { chainAccount, linked, nextApiId, nextHost } from '../testing/build-chain.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { applyPatch, newDeploymentId } from './apply-patch.ts';

const restOf = (snapshot: ReturnType<typeof snapshotOf>) => {
  if (snapshot.api.kind !== 'REST') throw new Error('a REST API was expected');
  return snapshot.api;
};

describe('applyPatch', () => {
  it('sets, appends and removes along a pointer and leaves the original alone', () => {
    const before = snapshotOf(privateAccount());
    const copy = JSON.stringify(before);
    const after = applyPatch(before, [
      { op: 'set', path: '/account/vpcEndpoints/value/0/PrivateDnsEnabled', value: false },
      { op: 'append', path: '/account/vpcEndpoints/value/0/SubnetIds', value: 'subnet-new' },
      { op: 'remove', path: '/account/securityGroups/value/0' },
    ]);
    const endpoint = after.account.vpcEndpoints.state === 'present' ? after.account.vpcEndpoints.value[0] : undefined;
    expect(endpoint?.PrivateDnsEnabled).toBe(false);
    expect(endpoint?.SubnetIds).toEqual([ids.subnetId, ids.secondSubnetId, 'subnet-new']);
    expect(after.account.securityGroups).toMatchObject({ state: 'present', value: [] });
    expect(JSON.stringify(before)).toBe(copy);
  });

  it('deploys what is saved to the stage', () => {
    const account = {
      ...restAccount({ resources: { '/new': { GET: proxyMethod('GET', { apiKeyRequired: true }) } } }),
      deployedSummary: { prod: {} },
    };
    const after = restOf(applyPatch(snapshotOf(account), [{ op: 'deploy', stage: 'prod' }]));
    expect(after.stages).toMatchObject({ value: [{ deploymentId: newDeploymentId }] });
    expect(after.deployed[newDeploymentId]).toMatchObject({
      state: 'present',
      value: { apiSummary: { '/new': { GET: { authorizationType: 'NONE', apiKeyRequired: true } } } },
    });
  });

  it('deploys to the canary while one stands', () => {
    const account = restAccount({ stage: { canarySettings: { percentTraffic: 10, deploymentId: 'can1' } } });
    const after = restOf(applyPatch(snapshotOf(account), [{ op: 'deploy', stage: 'prod' }]));
    expect(after.stages).toMatchObject({
      value: [{ deploymentId: ids.deploymentId, canarySettings: { deploymentId: newDeploymentId } }],
    });
  });

  it('points a stage back to an earlier deployment', () => {
    const after = restOf(
      applyPatch(snapshotOf(restAccount()), [{ op: 'use-deployment', stage: 'prod', deploymentId: 'older' }]),
    );
    expect(after.stages).toMatchObject({ value: [{ deploymentId: 'older' }] });
  });

  it('makes the lists and objects that a path needs', () => {
    const after = applyPatch(snapshotOf(restAccount()), [
      { op: 'append', path: '/api/restApi/value/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
    ]);
    expect(restOf(after).restApi).toMatchObject({ value: { endpointConfiguration: { vpcEndpointIds: ['vpce-1'] } } });
  });

  it('makes an absent fact present', () => {
    const before = snapshotOf(restAccount());
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
    const absentPolicy = {
      ...before,
      account: { ...before.account, functionPolicies: { [arn]: { state: 'absent' as const } } },
    };
    const after = applyPatch(absentPolicy, [
      { op: 'set', path: `/account/functionPolicies/${arn}/value`, value: '{}' },
    ]);
    expect(after.account.functionPolicies[arn]).toEqual({ state: 'present', value: '{}' });
  });

  it('makes a hidden fact present when it is set as a whole', () => {
    const before = snapshotOf(restAccount());
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
    const hiddenPolicy = {
      ...before,
      account: { ...before.account, functionPolicies: { [arn]: hidden('denied') } },
    };
    const after = applyPatch(hiddenPolicy, [
      { op: 'set', path: `/account/functionPolicies/${arn}/value`, value: '{}' },
    ]);
    expect(after.account.functionPolicies[arn]).toEqual({ state: 'present', value: '{}' });
  });

  it.each([
    { op: 'set' as const, path: '/account/vpcEndpoints/value/0/PrivateDnsEnabled', value: true },
    { op: 'append' as const, path: '/account/vpcEndpoints/value', value: {} },
    { op: 'append' as const, path: '/account/vpcEndpoints/value/0/SubnetIds', value: 'subnet-new' },
    { op: 'remove' as const, path: '/account/vpcEndpoints/value/0' },
  ])('leaves a hidden list hidden: $op $path', (operation) => {
    const before = snapshotOf(privateAccount());
    const hiddenList = { ...before, account: { ...before.account, vpcEndpoints: hidden('denied') } };
    expect(applyPatch(hiddenList, [operation]).account.vpcEndpoints).toEqual(hidden('denied'));
  });

  it('does not say what a deployment of hidden resources holds', () => {
    const before = snapshotOf(restAccount());
    const blind = { ...before, api: { ...restOf(before), resources: hidden('denied') } };
    const after = restOf(applyPatch(blind, [{ op: 'deploy', stage: 'prod' }]));
    expect(after.stages).toMatchObject({ value: [{ deploymentId: newDeploymentId }] });
    expect(after.deployed[newDeploymentId]).toBeUndefined();
  });

  it('changes and deploys a further API, and leaves the first one alone', () => {
    const before = snapshotOf(chainAccount({ integration: linked(`https://${nextHost}/prod/orders`) }));
    const after = applyPatch(before, [
      { op: 'set', path: `/otherApis/${nextApiId}/value/restApi/value/policy`, value: '{}' },
      { op: 'deploy', stage: 'prod', apiId: nextApiId },
    ]);
    expect(after.otherApis?.[nextApiId]).toMatchObject({
      value: { restApi: { value: { policy: '{}' } }, stages: { value: [{ deploymentId: newDeploymentId }] } },
    });
    expect(after.api).toEqual(before.api);
  });
});
