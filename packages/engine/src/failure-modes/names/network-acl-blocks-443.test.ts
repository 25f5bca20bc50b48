import type { NetworkAcl } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { networkAclBlocks443 } from './network-acl-blocks-443.ts';
import { networkAclBlocks443Example as example } from './network-acl-blocks-443.example.ts';

testFailureMode(networkAclBlocks443, example);

type Entry = NonNullable<NetworkAcl['Entries']>[number];
const all = (Egress: boolean, changes: Partial<Entry> = {}): Entry => ({
  RuleNumber: 100,
  Egress,
  Protocol: '-1',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  ...changes,
});
const acl = (subnetIds: string[], ...Entries: Entry[]): NetworkAcl => ({
  NetworkAclId: 'acl-1',
  VpcId: ids.vpcId,
  IsDefault: false,
  Associations: subnetIds.map((SubnetId) => ({ SubnetId })),
  Entries,
});
const found = (networkAcls: NetworkAcl[], symptom = {}): string[] =>
  diagnose(
    inputOf({ account: privateAccount({ parts: { ...networkParts(), networkAcls } }), request: vpcRequest(), symptom }),
  ).findings.map(({ id }) => id);
const timeout = { kind: 'no-connection', body: 'Connection timed out' };

describe('network-acl-blocks-443', () => {
  it('verifies a fix that adds the missing rules before the others', () => {
    expect(['verified', 'likely']).toContain(
      diagnose(inputOf(example.broken)).findings[0]?.fixes[0]?.verification.state,
    );
  });
  it('is uncertain where the caller shares a subnet with one interface and the list stops the other', () => {
    const lists = [acl([ids.secondSubnetId], all(true))];
    expect(found(lists)).toEqual([]);
    expect(found(lists, timeout)).toEqual(['network-acl-blocks-443']);
  });
  it('is clear where lists of other subnets block', () => {
    expect(found([acl(['subnet-elsewhere'], all(true, { RuleAction: 'deny' }))])).toEqual([]);
  });
  it('is clear where a deny hits another address only', () => {
    const entries = [
      all(false, { RuleNumber: 10, RuleAction: 'deny', CidrBlock: '10.0.1.99/32' }),
      all(false),
      all(true),
    ];
    expect(found([acl([ids.subnetId, ids.secondSubnetId], ...entries)])).toEqual([]);
  });
  it('is clear within one subnet, whose border is not crossed', () => {
    const parts = networkParts({ SubnetIds: [ids.subnetId], NetworkInterfaceIds: ['eni-1'] });
    const account = privateAccount({ parts: { ...parts, networkAcls: [acl([ids.subnetId])] } });
    expect(diagnose(inputOf({ account, request: vpcRequest() })).findings).toEqual([]);
  });
});
