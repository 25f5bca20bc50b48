import type { SecurityGroup } from '@gatescope/shared';
import { ids, networkParts, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const sound = networkParts();
const group = (changes: Partial<SecurityGroup>): SecurityGroup => ({
  GroupId: ids.securityGroupId,
  GroupName: 'vpce-execute-api',
  VpcId: ids.vpcId,
  IpPermissions: [],
  IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  ...changes,
});
const app: SecurityGroup = group({ GroupId: 'sg-0a1b2c3d4e5f60002', GroupName: 'app' });
const admitting = (groupId: string): SecurityGroup =>
  group({
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: groupId }] }],
  });
const request = vpcRequest({ sourceSecurityGroupIds: [app.GroupId] });

/** The endpoint's group admits members of another group than the caller has. */
export const vpceSecurityGroupBlocks443Example: Example = {
  broken: {
    account: privateAccount({ parts: { ...sound, securityGroups: [admitting('sg-0a1b2c3d4e5f60099'), app] } }),
    request,
    symptom: { kind: 'no-connection', body: 'curl: (28) Failed to connect: Connection timed out' },
  },
  alsoBroken: [
    {
      account: privateAccount({
        parts: { ...sound, securityGroups: [admitting(app.GroupId), { ...app, IpPermissionsEgress: [] }] },
      }),
      request,
      symptom: { kind: 'no-connection', body: 'connect ETIMEDOUT 10.0.1.77:443' },
    },
  ],
  healthy: { account: privateAccount({ parts: { ...sound, securityGroups: [admitting(app.GroupId), app] } }), request },
};
