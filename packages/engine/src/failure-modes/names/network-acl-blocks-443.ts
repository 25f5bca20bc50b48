import type { Evidence, NetworkAcl, PatchOperation } from '@gatescope/shared';
import { resolvePointer } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, numberIn, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['network-acl-blocks'] as const;

interface BlockedFlow {
  readonly isOut: boolean;
  readonly from: number;
  readonly to: number;
  readonly peer: string;
}

const flowsAt = ({ at }: Pick<Found, 'at'>): BlockedFlow[] =>
  bagsIn(detailOf(at), 'blocked').map((flow) => ({
    isOut: textIn(flow, 'direction') === 'out',
    from: numberIn(flow, 'fromPort') ?? 443,
    to: numberIn(flow, 'toPort') ?? 443,
    peer: textIn(flow, 'peer') ?? '0.0.0.0/0',
  }));

const portsOf = ({ from, to }: BlockedFlow): string => (from === to ? String(from) : `${from}-${to}`);
const describeFlow = (flow: BlockedFlow): string => `tcp ${portsOf(flow)} ${flow.isOut ? 'to' : 'from'} ${flow.peer}`;

const aclAt = ({ world }: CheckContext, { at }: Pick<Found, 'at'>): NetworkAcl | undefined => {
  const pointer = textIn(detailOf(at), 'pointer');
  return pointer === undefined ? undefined : (resolvePointer(world.snapshot, pointer) as NetworkAcl | undefined); // the gate left the pointer of the ACL
};

const describeEntries = (acl: NetworkAcl | undefined, isOut: boolean): string =>
  (acl?.Entries ?? [])
    .filter(({ Egress }) => (Egress ?? false) === isOut)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
    .map(
      ({ RuleNumber, RuleAction, Protocol, PortRange, CidrBlock, Ipv6CidrBlock }) =>
        `${RuleNumber === 32767 ? '*' : RuleNumber} ${RuleAction ?? ''} ${Protocol === '-1' ? 'all' : `${Protocol ?? ''} ${PortRange ? `${PortRange.From}-${PortRange.To}` : 'all ports'}`} ${CidrBlock ?? Ipv6CidrBlock ?? ''}`,
    )
    .join('; ') || 'no rule but the last one, which denies';

const evidenceOf = (context: CheckContext, found: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(found.at);
  const acl = aclAt(context, found);
  const pointer = textIn(detail, 'pointer');
  return flowsAt(found).map((flow) => ({
    label: `${flow.isOut ? 'Outbound' : 'Inbound'} rules of ${textIn(detail, 'networkAclId') ?? ''} (subnet ${textIn(detail, 'subnetId') ?? ''})`,
    pointer: pointer ? `${pointer}/Entries` : 'trace:network',
    observed: describeEntries(acl, flow.isOut),
    expected: `allow ${describeFlow(flow)}`,
  }));
};

/** A number before every rule of the direction, so that the new one decides. */
const freeNumber = (acl: NetworkAcl | undefined, isOut: boolean, offset: number): number => {
  const taken = (acl?.Entries ?? [])
    .filter(({ Egress }) => (Egress ?? false) === isOut)
    .map(({ RuleNumber }) => RuleNumber ?? 32767);
  return Math.max(1, Math.min(100, ...taken) - 1 - offset);
};

const addEntry = (acl: NetworkAcl | undefined, pointer: string, flow: BlockedFlow, index: number): PatchOperation => {
  const block = flow.peer.includes('/') ? flow.peer : `${flow.peer}/${flow.peer.includes(':') ? 128 : 32}`;
  return {
    op: 'append',
    path: `${pointer}/Entries`,
    value: {
      RuleNumber: freeNumber(acl, flow.isOut, index),
      Egress: flow.isOut,
      Protocol: '6',
      RuleAction: 'allow',
      ...(block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block }),
      PortRange: { From: flow.from, To: flow.to },
    },
  };
};

/**
 * Network ACLs keep no state: requests to 443 and replies to the caller's port both need a rule, on every subnet border.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export const networkAclBlocks443 = defineFailureMode({
  id: 'network-acl-blocks-443',
  title: 'Network ACL on the way stops port 443 or the replies',
  kind: 'blocking',
  gate: 'network',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'sometimes', 'blocked-by-browser'],
    texts: ['Connection timed out', 'connect ETIMEDOUT', 'ConnectTimeout'],
  },
  needs: ['/account/networkAcls', '/account/subnets'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at && flowsAt({ at }).length > 0
      ? { verdict: 'found', at, evidence: evidenceOf(context, { at }), detail: {} }
      : withoutStop(context, reasons);
  },
  explain: (found) => {
    const detail = detailOf(found.at);
    const flows = flowsAt(found).map(describeFlow).join(' and ');
    const part =
      detail['partOfInterfaces'] === true
        ? ' It stands before some of the interfaces only, so the call fails now and then.'
        : '';
    return {
      summary: `${textIn(detail, 'networkAclId') ?? 'A network ACL'} of subnet ${textIn(detail, 'subnetId') ?? ''} does not let ${flows} through.`,
      explanation: `A network ACL judges every packet that crosses the border of its subnet, on its own: the reply is not let through because the request was. The call needs port 443 there and the caller's own port (1024 to 65535) back. What no rule allows is dropped, and the connection times out.${part}`,
    };
  },
  fixes: (found, context) => {
    const acl = aclAt(context, found);
    const pointer = textIn(detailOf(found.at), 'pointer');
    if (!pointer) return [];
    const flows = flowsAt(found);
    return [
      {
        id: 'allow-in-acl',
        title: `Allow ${flows.map(describeFlow).join(' and ')} in ${acl?.NetworkAclId ?? 'the ACL'}`,
        change: { kind: 'patch', operations: flows.map((flow, index) => addEntry(acl, pointer, flow, index)) },
        risk: 'needs-review',
        notes: ['Rules are tried by number; these come before all others. Takes effect at once.'],
      },
    ];
  },
  fixAvailability: 'sometimes',
  howToSee:
    'Read the ACL of the subnet with DescribeNetworkAcls (filter association.subnet-id) and try its entries by rule number, in both directions.',
  why: 'Security groups remember connections, network ACLs do not. A list made with only the way there in mind stops every reply.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
      proves: 'Network ACLs are stateless; replies need a rule for the ephemeral ports.',
    },
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
      proves: 'Network ACLs of the subnets apply to the interfaces of an endpoint.',
    },
  ],
});
