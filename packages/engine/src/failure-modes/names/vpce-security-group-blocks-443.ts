import type { Evidence, IpPermission, SecurityGroup } from '@gatescope/shared';
import { resolvePointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { BlockedByGroup } from './blocked-by-group.ts';
import { blockedAt } from './blocked-by-group.ts';
import { groupFixes } from './group-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { placeOf } from './place-words.ts';

const reasons = ['security-group-blocks', 'caller-security-group-blocks'] as const;

const describeRule = ({ IpProtocol, FromPort, ToPort }: IpPermission): string =>
  IpProtocol === '-1'
    ? 'all traffic'
    : `${IpProtocol ?? 'all'} ${FromPort ?? 'all'}${ToPort !== FromPort ? `-${ToPort ?? ''}` : ''}`;

const rulesOf = ({ world }: CheckContext, pointer: string, isOutbound: boolean): string => {
  const group = resolvePointer(world.snapshot, pointer) as SecurityGroup | undefined; // the gate left the pointer of the group
  const rules = (isOutbound ? group?.IpPermissionsEgress : group?.IpPermissions) ?? [];
  const sources = (rule: IpPermission): string =>
    [
      ...(rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
      ...(rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
      ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
      ...(rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
    ].join(', ');
  return (
    rules
      .map((rule) => `${describeRule(rule)} ${isOutbound ? 'to' : 'from'} ${sources(rule) || 'nobody'}`)
      .join('; ') || 'no rule'
  );
};

const peerWords = ({ ranges, peers }: BlockedByGroup): string => [...ranges, ...peers].join(', ') || 'the other side';

const evidenceOf = (context: CheckContext, blocked: BlockedByGroup): Evidence[] =>
  blocked.groups.map(({ groupId, pointer }) => ({
    label: `${blocked.isOutbound ? 'Outbound' : 'Inbound'} rules of ${groupId}`,
    pointer: `${pointer}/${blocked.isOutbound ? 'IpPermissionsEgress' : 'IpPermissions'}`,
    observed: rulesOf(context, pointer, blocked.isOutbound),
    expected: `tcp ${blocked.port} ${blocked.isOutbound ? 'to' : 'from'} ${peerWords(blocked)}`,
  }));

/**
 * An endpoint's interfaces have security groups like any other; without TCP 443 from the caller the connection hangs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export const vpceSecurityGroupBlocks443 = defineFailureMode({
  id: 'vpce-security-group-blocks-443',
  title: 'Security groups do not let the caller reach the endpoint on port 443',
  kind: 'blocking',
  gate: 'network',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser'],
    texts: ['Connection timed out', 'connect ETIMEDOUT', 'ConnectTimeout', 'net::ERR_CONNECTION_TIMED_OUT'],
  },
  needs: ['/account/securityGroups', '/account/vpcEndpoints'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    // On a public path nothing of an endpoint is concerned: that is a matter of the way out.
    if (at.simulated.journey.way?.kind === 'public') return { verdict: 'clear' };
    const blocked = blockedAt(at);
    return { verdict: 'found', at, evidence: evidenceOf(context, blocked), detail: {} };
  },
  explain: (found, { world }) => {
    const blocked = blockedAt(found.at);
    const ids = blocked.groups.map(({ groupId }) => groupId).join(', ');
    const who = blocked.ranges[0] ?? placeOf(world.request);
    return blocked.isOutbound
      ? {
          summary: `The caller's security groups (${ids}) do not let port ${blocked.port} out to where the name leads.`,
          explanation:
            'A security group passes only what one of its rules allows. No outbound rule covers this connection, so its packets are dropped at the caller and the connection times out.',
        }
      : {
          summary: `No inbound rule of ${ids} admits port ${blocked.port} from ${who}.`,
          explanation: `The name resolves to private addresses whose interfaces carry ${ids}. A security group drops what no rule allows, without an answer: the connection times out, API Gateway never sees the request, and no log is written.`,
        };
  },
  fixes: groupFixes,
  fixAvailability: 'sometimes',
  howToSee:
    "Compare the endpoint's Groups (DescribeVpcEndpoints) with the inbound rules that DescribeSecurityGroups shows; a TCP connection to port 443 that hangs confirms it.",
  why: 'API Gateway is reached through network interfaces in the VPC. They are guarded by security groups, by default the default group of the VPC, which admits only its own members.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
      proves: "The endpoint's security group has to admit TCP 443 from the callers.",
    },
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
      proves: 'Security groups drop what no rule allows.',
    },
  ],
});
