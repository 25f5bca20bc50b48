import type { Evidence, ProposedFix, RouteTable } from '@gatescope/shared';
import { findRoute, nextHopOf, routeTableOf } from '../../gates/names/route-table.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { isPrivateAddress } from '../../gates/names/cidr.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { allowOutbound, isByGroups, outboundEvidence, outboundWords } from './outbound-groups.ts';

const ownReasons = ['no-route-to-public'] as const;
const reasons = [...ownReasons, 'caller-security-group-blocks'] as const;

interface Table {
  readonly routeTableId: string;
  readonly pointer: string;
}

const tablesAt = ({ at }: Pick<Found, 'at'>): Table[] =>
  bagsIn(detailOf(at), 'tables').map((table) => ({
    routeTableId: textIn(table, 'routeTableId') ?? '',
    pointer: textIn(table, 'pointer') ?? '',
  }));

const isWithoutPublicAddress = ({ at }: Pick<Found, 'at'>): boolean => textIn(detailOf(at), 'hop') === 'internet';

const allTables = ({ world }: CheckContext): readonly RouteTable[] =>
  world.snapshot.account.routeTables.state === 'present' ? world.snapshot.account.routeTables.value : [];

/** A NAT gateway that other subnets of the VPC use already. */
const knownNat = (context: CheckContext, vpcId: string | undefined): string | undefined =>
  allTables(context)
    .filter(({ VpcId }) => VpcId === vpcId)
    .flatMap(({ Routes }) => Routes ?? [])
    .find(({ NatGatewayId, State }) => NatGatewayId && State !== 'blackhole')?.NatGatewayId;

const evidenceOf = (context: CheckContext, found: Pick<Found, 'at'>): Evidence[] => {
  const { url, request } = context.world;
  const tables = tablesAt(found).map(({ routeTableId, pointer }) => ({
    label: `Route table ${routeTableId}`,
    pointer: `${pointer}/Routes`,
    observed: 'no route that leads to public addresses',
    expected: '0.0.0.0/0 to a NAT gateway',
  }));
  const gateway: Evidence[] = isWithoutPublicAddress(found)
    ? [
        {
          label: 'Caller',
          pointer: 'request:network',
          observed: `${request?.network.sourceIp ?? 'address not said'} in ${request?.network.subnetId ?? 'a subnet'}, behind an internet gateway`,
          expected: 'a public address of its own, or a NAT gateway',
        },
      ]
    : [];
  return [
    { label: 'Called host', pointer: 'request:url', observed: `${url?.host ?? ''} (public addresses)` },
    ...(isByGroups(found.at) ? outboundEvidence(found.at) : [...tables, ...gateway]),
  ];
};

/**
 * The route leads on to a NAT gateway or another network, whose own way out is not read, and the call times out. What
 * lies behind is the one thing left to look at.
 */
const checkBeyond = (context: CheckContext): Verdict | undefined => {
  const { world, main } = context;
  const { subnetId, vpcId, sourceIp } = world.request?.network ?? {};
  if (world.seen.connection !== 'timeout' || main?.journey.way?.kind !== 'public' || !(subnetId ?? vpcId))
    return undefined;
  if (sourceIp !== undefined && !isPrivateAddress(sourceIp)) return undefined;
  const tables = allTables(context);
  const table = routeTableOf(tables, subnetId, vpcId);
  const route = table && findRoute(table, '0.0.0.0/0');
  if (!route || !['nat', 'network'].includes(nextHopOf(route))) return undefined;
  const target = route.NatGatewayId ?? route.TransitGatewayId ?? route.NetworkInterfaceId ?? 'another network';
  return {
    verdict: 'found',
    standing: 'possible',
    evidence: [
      { label: 'Called host', pointer: 'request:url', observed: `${world.url?.host ?? ''} (public addresses)` },
      {
        label: `Route table ${table.RouteTableId}`,
        pointer: `/account/routeTables/value/${tables.indexOf(table)}/Routes`,
        observed: `0.0.0.0/0 to ${target}, whose own way out is not known`,
      },
    ],
    detail: { beyond: target },
  };
};

const checkTarget = (target: string): ProposedFix => ({
  id: 'check-next-hop',
  title: `See that ${target} has a way out of its own`,
  change: { kind: 'advice' },
  risk: 'safe',
  notes: [
    'A NAT gateway has to be available, public, and in a subnet whose route table leads 0.0.0.0/0 to an internet gateway.',
    'Network ACLs of its subnet, and firewalls behind a transit gateway, have to let TCP 443 out and the answers in.',
  ],
});

const addRoute = (context: CheckContext, found: Found, nat: string): ProposedFix[] =>
  tablesAt(found)
    .slice(0, 1)
    .map(({ routeTableId, pointer }) => ({
      id: 'route-through-nat',
      title: `Route 0.0.0.0/0 of ${routeTableId} through ${nat}`,
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'append',
            path: `${pointer}/Routes`,
            value: { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: nat, State: 'active' },
          },
        ],
      },
      risk: 'needs-review',
      notes: ['Gives every subnet of this route table a way to the internet.'],
    }));

const makeNat: ProposedFix = {
  id: 'create-nat',
  title: 'Give the subnets a NAT gateway',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'The NAT gateway stands in a subnet with an internet gateway; the route tables of the callers get 0.0.0.0/0 through it. It costs by the hour and by traffic.',
  ],
};

const leaveVpc: ProposedFix = {
  id: 'leave-vpc',
  title: 'Take the function out of the VPC, if it needs nothing inside',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['Outside a VPC a Lambda function has internet access of its own.'],
};

/**
 * Public APIs have public addresses. A caller in a VPC needs a route there, and through an internet gateway also a public
 * address of its own, which the interfaces of a function never have.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export const noEgressToPublicApi = defineFailureMode({
  id: 'no-egress-to-public-api',
  title: "Caller's subnet has no way to the public API",
  kind: 'blocking',
  gate: 'network',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'failed', 'sometimes'],
    texts: ['Connection timed out', 'connect ETIMEDOUT', 'ConnectTimeout', 'Task timed out after'],
  },
  needs: ['/account/routeTables', '/account/vpcEndpoints', '/account/securityGroups'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    const isOfEndpoint = isByGroups(at) && at?.simulated.journey.way?.kind !== 'public';
    return at && !isOfEndpoint
      ? { verdict: 'found', at, evidence: evidenceOf(context, { at }), detail: {} }
      : (checkBeyond(context) ?? withoutStop(context, ownReasons));
  },
  explain: (found, { world }) => {
    if (isByGroups(found.at)) return outboundWords(found.at, world.url?.host ?? 'the API');
    if (typeof found.detail['beyond'] === 'string') {
      return {
        summary: `The way to ${world.url?.host ?? 'the API'} leads through ${found.detail['beyond']}, and the call times out behind it.`,
        explanation:
          "The name resolves to public addresses, and the caller's route table sends packets for them on. Nothing that can be read stops them before; a NAT gateway in a subnet without a route to an internet gateway swallows them without an error, as does a firewall.",
      };
    }
    const { subnetId, vpcId } = world.request?.network ?? {};
    const where = subnetId ?? vpcId ?? "The caller's subnet";
    return isWithoutPublicAddress(found)
      ? {
          summary: `${where} reaches the internet only with a public address, which the caller does not show.`,
          explanation:
            'The route to public addresses goes through an internet gateway. That serves only interfaces with a public address of their own. Functions in a VPC never have one, instances only when they are given one; everybody else needs a NAT gateway.',
        }
      : {
          summary: `${where} has no route to public addresses, where ${world.url?.host ?? 'the API'} leads.`,
          explanation:
            "The API's name resolves to public addresses. The route table of the caller's subnet has no route that leads there, so packets are dropped and the call hangs until it times out. API Gateway sees nothing of it.",
        };
  },
  fixes: (found, context) => {
    if (isByGroups(found.at)) return allowOutbound(found.at);
    if (typeof found.detail['beyond'] === 'string') return [checkTarget(found.detail['beyond'])];
    const vpcId = textIn(detailOf(found.at), 'vpcId') ?? context.world.request?.network.vpcId;
    const nat = knownNat(context, vpcId);
    const routed = nat ? addRoute(context, found, nat) : [];
    return [...routed, ...(routed.length === 0 ? [makeNat] : []), leaveVpc];
  },
  fixAvailability: 'always',
  howToSee:
    'Find the route table of the subnet with DescribeRouteTables (the main table where none is associated) and look for a route that covers 0.0.0.0/0.',
  why: 'A VPC has no way out unless a route table gives it one. Calls to public endpoints of AWS need it too, unless an interface endpoint serves them, and endpoints serve private APIs only.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
      proves: 'A function in a VPC needs a private subnet with a route to a NAT gateway.',
    },
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
      proves: 'An internet gateway serves interfaces that have a public address.',
    },
  ],
});
