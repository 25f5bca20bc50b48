import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { holderOfVpc } from '../../gates/names/holder-of-vpc.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { requestsThrough } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['vpce-private-dns-off'] as const;

interface Endpoint {
  readonly vpceId: string;
  readonly pointer: string;
}

const endpointsOf = (found: Found): Endpoint[] =>
  bagsIn(detailOf(found.at), 'endpoints').map((endpoint) => ({
    vpceId: textIn(endpoint, 'vpceId') ?? '',
    pointer: textIn(endpoint, 'pointer') ?? '',
  }));

const attributeOperations = ({ world }: CheckContext, vpcId: string | undefined): PatchOperation[] => {
  if (!vpcId) return [];
  const { base, facts } = holderOfVpc(world.snapshot, vpcId);
  const fact = facts.vpcDns[vpcId];
  if (fact?.state !== 'present') return [];
  return (['enableDnsSupport', 'enableDnsHostnames'] as const)
    .filter((name) => !fact.value[name])
    .map((name) => ({ op: 'set', path: toPointer(...base, 'vpcDns', vpcId, 'value', name), value: true }));
};

const turnOn = (context: CheckContext, { vpceId, pointer }: Endpoint): ProposedFix => ({
  id: 'turn-private-dns-on',
  title: `Turn private DNS on for ${vpceId}`,
  change: {
    kind: 'patch',
    operations: [
      ...attributeOperations(context, context.world.request?.network.vpcId),
      { op: 'set', path: `${pointer}/PrivateDnsEnabled`, value: true },
    ],
  },
  risk: 'needs-review',
  notes: [
    'From then on the names of all APIs of the Region, public ones too, resolve to the endpoint in this VPC; public APIs called by their default host are refused there.',
    'It takes some minutes until the names resolve.',
  ],
});

/**
 * A private API's default host has no public record. Only an endpoint with private DNS answers it, in its own VPC.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export const vpcePrivateDnsDisabled = defineFailureMode({
  id: 'vpce-private-dns-disabled',
  title: 'Endpoint has private DNS off, so the default host does not resolve',
  kind: 'blocking',
  gate: 'name',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser'],
    texts: [
      'Could not resolve host',
      'getaddrinfo ENOTFOUND',
      'Name or service not known',
      'net::ERR_NAME_NOT_RESOLVED',
    ],
  },
  needs: ['/api/restApi', '/account/vpcEndpoints', '/account/dnsRecords'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const endpoints = bagsIn(detailOf(at), 'endpoints');
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Called host', pointer: 'request:url', observed: context.world.url?.host ?? '' },
        ...endpoints.map((endpoint) => ({
          label: `Private DNS of ${textIn(endpoint, 'vpceId') ?? ''}`,
          pointer: `${textIn(endpoint, 'pointer') ?? ''}/PrivateDnsEnabled`,
          observed: 'off',
          expected: 'on, or another host in the URL',
        })),
      ],
      detail: {},
    };
  },
  explain: (found, { world }) => {
    const ids = endpointsOf(found)
      .map(({ vpceId }) => vpceId)
      .join(', ');
    return {
      summary: `${world.url?.host ?? 'The default host'} does not resolve, because private DNS is off on ${ids}.`,
      explanation: `A private API's default host is not in public DNS. Inside a VPC it resolves only through private DNS of the VPC's execute-api endpoint, and ${ids} has it off. The endpoint itself works: its own host names, and the alias of API and endpoint, resolve without private DNS.`,
    };
  },
  fixes: (found, context) => {
    const endpoints = endpointsOf(found);
    return [
      ...requestsThrough(
        context,
        endpoints.map(({ vpceId }) => vpceId),
      ),
      ...endpoints.slice(0, 1).map((endpoint) => turnOn(context, endpoint)),
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Read PrivateDnsEnabled with DescribeVpcEndpoints, and resolve the host from inside the VPC.',
  why: 'Private DNS puts a hidden hosted zone for execute-api into the VPC of the endpoint. Without it nothing answers for the default host of a private API, while the names of the endpoint itself are in public DNS with private addresses.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
      proves:
        'The default host of a private API can be called only with private DNS on; without it endpoint names or the alias are to be used.',
    },
  ],
});
