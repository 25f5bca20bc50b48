import type { NetworkAcl } from '@gatescope/shared';
import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

type Entry = NonNullable<NetworkAcl['Entries']>[number];
const entry = (RuleNumber: number, Egress: boolean, From: number, To: number): Entry => ({
  RuleNumber,
  Egress,
  Protocol: '6',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  PortRange: { From, To },
});
const request = vpcRequest({ sourceSubnetId: 'subnet-0a1b2c3d4e5f60003', sourceIp: '10.0.3.25' });
const parts = networkParts();
const subnets = [
  ...(parts.subnets ?? []),
  {
    SubnetId: 'subnet-0a1b2c3d4e5f60003',
    VpcId: ids.vpcId,
    CidrBlock: '10.0.3.0/24',
    AvailabilityZone: `${ids.region}a`,
  },
];
const acl = (...entries: Entry[]): NetworkAcl => ({
  NetworkAclId: 'acl-0a1b2c3d4e5f60001',
  VpcId: ids.vpcId,
  IsDefault: false,
  Associations: [{ SubnetId: 'subnet-0a1b2c3d4e5f60003' }],
  Entries: entries,
});

/** The list of the caller's subnet lets 443 out and nothing back in but 443. */
export const networkAclBlocks443Example: Example = {
  broken: {
    account: privateAccount({
      parts: { ...parts, subnets, networkAcls: [acl(entry(100, true, 443, 443), entry(100, false, 443, 443))] },
    }),
    request,
    symptom: { kind: 'no-connection', body: 'curl: (28) Connection timed out' },
  },
  healthy: {
    account: privateAccount({
      parts: { ...parts, subnets, networkAcls: [acl(entry(100, true, 443, 443), entry(100, false, 1024, 65535))] },
    }),
    request,
  },
};
