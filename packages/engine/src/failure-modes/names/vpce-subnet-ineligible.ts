import type { Evidence, ProposedFix, Subnet } from '@gatescope/shared';
import { accountFact } from '../../facts.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn, textsIn } from './detail.ts';
import { correctRequest, withHost } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { isAboutEndpoints, isWordlessSetup, readSetupFailure } from './setup-failure.ts';
import { complaintFlaws, flawOf, flawWords, subnetEvidence, subnetsOf } from './subnet-flaws.ts';

const reasons = ['vpce-subnet-unusable'] as const;

/** Without words of the error only subnets and zones can tell. */
const isUnread = ({ facts }: CheckContext): boolean =>
  (['subnets', 'vpcEndpointServices'] as const)
    .map((name) => facts.read(accountFact(name)))
    .some(({ state }) => state === 'hidden');

const fromComplaint = (context: CheckContext): Verdict | undefined => {
  const failure = readSetupFailure(context.world);
  const flaw = failure ? complaintFlaws.find(([, pattern]) => pattern.test(failure.text))?.[0] : undefined;
  if (!failure) return undefined;
  const suspects = subnetsOf(context).filter((subnet) => flawOf(context, subnet) !== undefined);
  const named = failure.subnetIds.length > 0 ? failure.subnetIds : suspects.map(({ SubnetId }) => SubnetId);
  const seen =
    flaw ??
    (failure.subnetIds.length > 0
      ? suspects
          .filter(({ SubnetId }) => failure.subnetIds.includes(SubnetId))
          .map((subnet) => flawOf(context, subnet))[0]
      : undefined);
  const guess = seen ?? (failure.text === '' && suspects[0] ? flawOf(context, suspects[0]) : undefined);
  if (!guess) return failure.text === '' && isUnread(context) ? { verdict: 'unknown' } : undefined;
  const said: Evidence[] =
    failure.text === ''
      ? []
      : [{ label: 'Error of the management call', pointer: 'complaint:body', observed: failure.text }];
  return {
    verdict: 'found',
    standing: seen ? 'specific' : 'possible',
    evidence: [...said, ...subnetEvidence(context, named)],
    detail: { flaw: guess, subnetIds: named },
  };
};

/** Neither the call nor its words were told: a subnet that no endpoint can use is one thing to look at. */
const fromUnnamedCall = (context: CheckContext): Verdict | undefined => {
  const { world } = context;
  if (!isWordlessSetup(world) || world.complaint.managementCall || !isAboutEndpoints(world)) return undefined;
  const suspects = subnetsOf(context).filter((subnet) => flawOf(context, subnet) !== undefined);
  const [first] = suspects;
  if (!first) return undefined;
  const subnetIds = suspects.map(({ SubnetId }) => SubnetId);
  return {
    verdict: 'found',
    standing: 'possible',
    evidence: subnetEvidence(context, subnetIds),
    detail: { flaw: flawOf(context, first), subnetIds },
  };
};

const fromStop = (context: CheckContext): Verdict => {
  const at = findNamesStop(context, reasons);
  if (!at) return withoutStop(context, reasons);
  const detail = detailOf(at);
  const [endpoint] = bagsIn(detail, 'endpoints');
  const pointer = textIn(endpoint ?? {}, 'pointer');
  const zone = textIn(detail, 'zone');
  const evidence: Evidence[] = [
    { label: 'Called host', pointer: 'request:url', observed: context.world.url?.host ?? '' },
    ...(pointer
      ? [
          {
            label: `Endpoint ${textIn(endpoint ?? {}, 'vpceId') ?? ''}`,
            pointer,
            observed: zone ? `no interface in ${zone}` : `state ${textIn(endpoint ?? {}, 'state') ?? 'not known'}`,
            expected: 'an interface that takes connections',
          },
        ]
      : []),
    ...bagsIn(detail, 'interfaces').map((item) => ({
      label: `Interface ${textIn(item, 'id') ?? ''}`,
      pointer: `${textIn(item, 'pointer') ?? ''}/Status`,
      observed: textIn(item, 'status') ?? '',
      expected: 'in-use',
    })),
    ...subnetEvidence(context, textsIn(detail, 'subnetIds')),
  ];
  return { verdict: 'found', at, evidence, detail: { zone } };
};

const freeSubnets = (context: CheckContext): Subnet[] =>
  subnetsOf(context).filter(
    (subnet) => flawOf(context, subnet) === undefined && subnet.AvailableIpAddressCount !== undefined,
  );

const chooseOther = (context: CheckContext): ProposedFix => {
  const free = freeSubnets(context).map(({ SubnetId, AvailabilityZone }) => `${SubnetId} (${AvailabilityZone ?? ''})`);
  return {
    id: 'choose-other-subnet',
    title: 'Give the endpoint subnets that can take its interfaces',
    change: { kind: 'advice' },
    risk: 'safe',
    notes: [
      'One subnet per Availability Zone that the service offers, each with a free address. Callers in other zones, Local Zones and Outposts of the VPC reach these interfaces too.',
      ...(free.length > 0 ? [`Nothing speaks against: ${free.join(', ')}.`] : []),
    ],
  };
};

const regionalName = (host: string, zone: string): string => host.replace(`-${zone}.execute-api`, '.execute-api');

const zoneWords = (found: Found, { world }: CheckContext): { summary: string; explanation: string } | undefined => {
  const zone = typeof found.detail['zone'] === 'string' ? found.detail['zone'] : undefined;
  if (!zone) return undefined;
  return {
    summary: `The endpoint has no interface in ${zone}, so ${world.url?.host ?? 'its zonal name'} does not resolve.`,
    explanation:
      'A zonal name of an endpoint exists for each Availability Zone in which it has an interface. Callers of every zone can use its Regional name, which leads to any of the interfaces.',
  };
};

/**
 * An endpoint has one interface per zone, in a subnet of a zone that the service offers, with one free address each.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export const vpceSubnetIneligible = defineFailureMode({
  id: 'vpce-subnet-ineligible',
  title: 'Endpoint cannot have an interface in the subnet it was given',
  kind: 'blocking',
  gate: 'name',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['setup-failed', 'no-connection'],
    texts: [
      'The VPC endpoint service … does not support the availability zone of the subnet',
      'InsufficientFreeAddressesInSubnet',
      'DuplicateSubnetsInSameZone',
      'Could not resolve host',
    ],
    statuses: [400],
  },
  needs: ['/account/vpcEndpoints', '/account/subnets'],
  check: (context) => fromComplaint(context) ?? fromUnnamedCall(context) ?? fromStop(context),
  explain: (found, context) => {
    const zonal = zoneWords(found, context);
    if (zonal) return zonal;
    const flaw = complaintFlaws.map(([name]) => name).find((name) => name === found.detail['flaw']);
    const ids = Array.isArray(found.detail['subnetIds']) ? found.detail['subnetIds'].join(', ') : '';
    return flaw
      ? {
          summary: `The endpoint cannot be made in ${ids || 'the given subnet'}: ${flawWords[flaw]}.`,
          explanation:
            'An interface endpoint puts one network interface into each subnet it is given. The subnet has to lie in an Availability Zone that the service offers, one subnet per zone, and has to have a free address. Without an interface private API names neither resolve nor connect.',
        }
      : {
          summary: 'The endpoint has no network interface that takes connections.',
          explanation:
            'An endpoint is reached through its interfaces, one in each of its subnets. This one has none that is in use, so its names lead nowhere.',
        };
  },
  fixes: (found, context) => {
    const { url, request } = context.world;
    const zone = typeof found.detail['zone'] === 'string' ? found.detail['zone'] : undefined;
    if (zone && url && request)
      return [
        correctRequest('call-regional-name', "Call the endpoint's Regional name", {
          url: withHost(request.url, regionalName(url.host, zone)),
        }),
      ];
    return [chooseOther(context)];
  },
  fixAvailability: 'always',
  howToSee:
    "Compare AvailabilityZone and AvailableIpAddressCount (DescribeSubnets) with the service's zones (DescribeVpcEndpointServices).",
  why: 'PrivateLink places interfaces per Availability Zone. Not every service is offered in every zone, and Local Zones and Outposts mostly have none.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
      proves: 'One subnet per Availability Zone; the interface takes an address of the subnet.',
    },
    {
      url: 'https://repost.aws/knowledge-center/interface-endpoint-availability-zone',
      proves: 'A service may not be offered in a zone.',
    },
  ],
});
