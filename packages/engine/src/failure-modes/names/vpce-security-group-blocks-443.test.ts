import type { SecurityGroup } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpceSecurityGroupBlocks443 } from './vpce-security-group-blocks-443.ts';
import { vpceSecurityGroupBlocks443Example as example } from './vpce-security-group-blocks-443.example.ts';

testFailureMode(vpceSecurityGroupBlocks443, example);

const [endpointGroup] = networkParts().securityGroups ?? [];
if (!endpointGroup) throw new Error('The builder has a security group.');
const withGroups = (...groups: SecurityGroup[]) =>
  privateAccount({ parts: { ...networkParts(), securityGroups: groups } });
const timeout = { kind: 'no-connection', body: 'Connection timed out' } as const;
const found = (account: ReturnType<typeof withGroups>, request = vpcRequest(), symptom = {}): string[] =>
  diagnose(inputOf({ account, request, symptom })).findings.map(({ id }) => id);
const rule = (IpRanges: { CidrIp: string }[]) => [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }];

describe('vpce-security-group-blocks-443', () => {
  it('is found where the caller may not send, and names the caller group', () => {
    const caller = { ...endpointGroup, GroupId: 'sg-caller', IpPermissionsEgress: [] };
    const request = vpcRequest({ sourceSecurityGroupIds: ['sg-caller'] });
    const [finding] = diagnose(inputOf({ account: withGroups(endpointGroup, caller), request })).findings;
    expect(finding).toMatchObject({ id: 'vpce-security-group-blocks-443', reason: 'caller-security-group-blocks' });
    expect(finding?.fixes.some(({ verification }) => verification.state !== 'suggestion')).toBe(true);
  });
  it('is clear where a second group of the endpoint admits the caller', () => {
    const closed = { ...endpointGroup, GroupId: 'sg-closed', IpPermissions: [] };
    const parts = networkParts({ Groups: [{ GroupId: 'sg-closed' }, { GroupId: ids.securityGroupId }] });
    const account = privateAccount({ parts: { ...parts, securityGroups: [closed, endpointGroup] } });
    expect(found(account)).toEqual([]);
  });
  it('does not claim a prefix list to block', () => {
    const account = withGroups({
      ...endpointGroup,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
    });
    expect(found(account)).toEqual([]);
    expect(found(account, vpcRequest(), timeout)).toEqual(['vpce-security-group-blocks-443']);
  });
  it('judges the whole subnet where the address is not said', () => {
    const admitsSubnet = withGroups({ ...endpointGroup, IpPermissions: rule([{ CidrIp: '10.0.1.0/24' }]) });
    const admitsOther = withGroups({ ...endpointGroup, IpPermissions: rule([{ CidrIp: '10.0.2.0/24' }]) });
    const request = vpcRequest({ sourceIp: null });
    expect(found(admitsSubnet, request)).toEqual([]);
    expect(found(admitsOther, request)).toEqual(['vpce-security-group-blocks-443']);
  });
  it('takes the subnet where the said address is how others see the caller', () => {
    expect(found(withGroups(endpointGroup), vpcRequest({ sourceIp: '198.51.100.7' }))).toEqual([]);
  });
  it('admits a secondary range of the VPC', () => {
    const parts = networkParts();
    const vpcs = (parts.vpcs ?? []).map((vpc) => ({
      ...vpc,
      CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16' }, { CidrBlock: '100.64.0.0/16' }],
    }));
    const securityGroups = [{ ...endpointGroup, IpPermissions: rule([{ CidrIp: '100.64.0.0/10' }]) }];
    const request = vpcRequest({ sourceIp: '100.64.12.9', sourceSubnetId: null });
    expect(found(privateAccount({ parts: { ...parts, vpcs, securityGroups } }), request)).toEqual([]);
  });
});
