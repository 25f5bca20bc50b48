import type { Evidence, PatchOperation } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { holderOfVpc } from '../../gates/names/holder-of-vpc.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { endpointRequests } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { isAboutEndpoints, isWordlessSetup, readSetupFailure } from './setup-failure.ts';

const reasons = ['vpc-dns-off'] as const;
const attributes = ['enableDnsSupport', 'enableDnsHostnames'] as const;
type Attribute = (typeof attributes)[number];

const offIn = ({ world }: CheckContext, vpcId: string): Attribute[] => {
  const fact = holderOfVpc(world.snapshot, vpcId).facts.vpcDns[vpcId];
  return fact?.state === 'present' ? attributes.filter((name) => !fact.value[name]) : [];
};

const pointerTo = ({ world }: CheckContext, vpcId: string, name: Attribute): string =>
  toPointer(...holderOfVpc(world.snapshot, vpcId).base, 'vpcDns', vpcId, 'value', name);

const attributeEvidence = (context: CheckContext, vpcId: string): Evidence[] =>
  offIn(context, vpcId).map((name) => ({
    label: `${name} of ${vpcId}`,
    pointer: pointerTo(context, vpcId, name),
    observed: 'false',
    expected: 'true',
  }));

const privateDnsErrors =
  /enableDns(?:Support|Hostnames)|private[- ]?dns.*(?:requires|attribute)|dns (?:support|hostnames)/i;

const fromComplaint = (context: CheckContext): Verdict | undefined => {
  const failure = readSetupFailure(context.world);
  if (!failure || !privateDnsErrors.test(failure.text)) return undefined;
  const known = Object.keys(context.world.snapshot.account.vpcDns).filter((vpcId) => offIn(context, vpcId).length > 0);
  const vpcIds = failure.vpcIds.length > 0 ? failure.vpcIds : known;
  const evidence = [
    { label: 'Error of the management call', pointer: 'complaint:body', observed: failure.text },
    ...vpcIds.flatMap((vpcId) => attributeEvidence(context, vpcId)),
  ];
  return { verdict: 'found', standing: 'specific', evidence, detail: { vpcId: vpcIds[0], isSetup: true } };
};

/** The words of the error were not told; a VPC that cannot have private DNS is one thing that refuses an endpoint. */
const fromWordlessCall = (context: CheckContext): Verdict | undefined => {
  const { world } = context;
  if (!isWordlessSetup(world) || !isAboutEndpoints(world)) return undefined;
  const vpcIds = Object.keys(world.snapshot.account.vpcDns).filter((vpcId) => offIn(context, vpcId).length > 0);
  if (vpcIds.length === 0) return undefined;
  const evidence = vpcIds.flatMap((vpcId) => attributeEvidence(context, vpcId));
  return { verdict: 'found', standing: 'possible', evidence, detail: { vpcId: vpcIds[0], isSetup: true } };
};

/** Private DNS is off, and could not be turned on as the VPC is: said second, after what the endpoint shows. */
const behindPrivateDns = (context: CheckContext): Verdict | undefined => {
  const at = findNamesStop(context, ['vpce-private-dns-off']);
  const vpcId = context.world.request?.network.vpcId;
  if (!at || !vpcId || offIn(context, vpcId).length === 0) return undefined;
  const standing = at.result.outcome === 'stopped' && at.agreement === 'agrees' ? 'specific' : 'possible';
  return { verdict: 'found', at, standing, evidence: attributeEvidence(context, vpcId), detail: { vpcId } };
};

/**
 * Private DNS needs both DNS attributes of the VPC; enableDnsHostnames is off by default in VPCs that are not the default one.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
 */
export const vpcDnsAttributesDisabled = defineFailureMode({
  id: 'vpc-dns-attributes-disabled',
  title: 'VPC has a DNS attribute off, so private DNS cannot work',
  kind: 'blocking',
  gate: 'name',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'setup-failed', 'blocked-by-browser'],
    texts: [
      'Could not resolve host',
      'getaddrinfo ENOTFOUND',
      'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true',
    ],
  },
  needs: ['/account/vpcEndpoints', '/account/vpcDns/*', '/account/dnsRecords'],
  check: (context) => {
    const failed = fromComplaint(context);
    if (failed) return failed;
    const suspected = fromWordlessCall(context);
    if (suspected) return suspected;
    const at = findNamesStop(context, reasons);
    if (!at) return behindPrivateDns(context) ?? withoutStop(context, reasons);
    const vpcId = textIn(detailOf(at), 'vpcId') ?? '';
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Called host', pointer: 'request:url', observed: context.world.url?.host ?? '' },
        ...attributeEvidence(context, vpcId),
      ],
      detail: { vpcId },
    };
  },
  explain: (found, context) => {
    const vpcId = typeof found.detail['vpcId'] === 'string' ? found.detail['vpcId'] : 'the VPC';
    const off = offIn(context, vpcId).join(' and ') || 'A DNS attribute';
    return {
      summary:
        found.detail['isSetup'] === true
          ? `Private DNS cannot be turned on: ${off} of ${vpcId} has to be true.`
          : `${off} of ${vpcId} is off, so the private DNS of its endpoint does not answer.`,
      explanation:
        'Private DNS of an endpoint is a hidden hosted zone of the VPC. The resolver of a VPC looks into such zones only while enableDnsSupport and enableDnsHostnames are both true. The second one is off by default in VPCs that somebody made.',
    };
  },
  fixes: (found, context) => {
    const vpcId = typeof found.detail['vpcId'] === 'string' ? found.detail['vpcId'] : undefined;
    if (!vpcId) return [];
    const operations: PatchOperation[] = offIn(context, vpcId).map((name) => ({
      op: 'set',
      path: pointerTo(context, vpcId, name),
      value: true,
    }));
    const endpoints = bagsIn(detailOf(found.at), 'endpoints').flatMap((endpoint) => textIn(endpoint, 'vpceId') ?? []);
    return [
      ...(operations.length > 0
        ? [
            {
              id: 'turn-attributes-on',
              title: `Turn the DNS attributes of ${vpcId} on`,
              change: { kind: 'patch' as const, operations },
              risk: 'needs-review' as const,
              notes: ['Instances with a public address get a public host name as well.'],
            },
          ]
        : []),
      ...endpoints.flatMap((vpceId) => endpointRequests(context, vpceId)).slice(0, 1),
    ];
  },
  fixAvailability: 'sometimes',
  howToSee: 'Read both attributes with DescribeVpcAttribute, one call each.',
  why: 'The resolver of the VPC ignores private hosted zones, the hidden one of an endpoint included, unless both attributes are on.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
      proves: 'Private hosted zones need both attributes; the defaults.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
      proves: 'Both attributes are a prerequisite of private DNS for private APIs.',
    },
  ],
});
