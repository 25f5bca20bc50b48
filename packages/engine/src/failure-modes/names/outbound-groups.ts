import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { Stop } from '../stop.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';

interface Group {
  readonly groupId: string;
  readonly pointer: string;
}

const groupsAt = (at: Stop | undefined): Group[] =>
  bagsIn(detailOf(at), 'groups').map((group) => ({
    groupId: textIn(group, 'groupId') ?? '',
    pointer: textIn(group, 'pointer') ?? '',
  }));

/** Whether the caller's own security groups keep it from public addresses. */
export const isByGroups = (at: Stop | undefined): boolean => at?.result.reason === 'caller-security-group-blocks';

/** The outbound rules that let nothing out to public addresses. */
export const outboundEvidence = (at: Stop | undefined): Evidence[] =>
  groupsAt(at).map(({ groupId, pointer }) => ({
    label: `Outbound rules of ${groupId}`,
    pointer: `${pointer}/IpPermissionsEgress`,
    observed: 'none for port 443 of public addresses',
    expected: 'tcp 443 to 0.0.0.0/0',
  }));

/** The refusal in words. */
export const outboundWords = (
  at: Stop | undefined,
  host: string,
): { readonly summary: string; readonly explanation: string } => ({
  summary: `The caller's security groups (${groupsAt(at)
    .map(({ groupId }) => groupId)
    .join(', ')}) let nothing out to public addresses, where ${host} leads.`,
  explanation:
    "The API's name resolves to public addresses. A security group passes only what one of its outbound rules allows, and none covers port 443 there, so the call hangs until it times out.",
});

/** Lets the first group call public HTTPS. */
export const allowOutbound = (at: Stop | undefined): ProposedFix[] =>
  groupsAt(at)
    .slice(0, 1)
    .map(({ groupId, pointer }) => ({
      id: 'allow-outbound',
      title: `Let ${groupId} call port 443 of public addresses`,
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'append',
            path: `${pointer}/IpPermissionsEgress`,
            value: { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
          },
        ],
      },
      risk: 'needs-review',
      notes: ['Takes effect at once. Addresses of API Gateway change, so a narrower range does not last.'],
    }));
