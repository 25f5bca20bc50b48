import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { endpointOf } from '../../gates/names/endpoints.ts';
import { findAnswer } from '../../gates/names/dns-records.ts';
import type { OwnDomain } from '../../gates/names/find-domain.ts';
import { listDomains } from '../../gates/names/find-domain.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { correctRequest } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['public-api-captured'] as const;

interface Capturing {
  readonly vpceId: string;
  readonly pointer: string;
}

const capturingAt = ({ world }: CheckContext, at: Stop | undefined): Capturing | undefined => {
  const vpceId = endpointOf(at?.simulated.journey.way)?.vpceId;
  const { vpcEndpoints } = world.snapshot.account;
  const index =
    vpcEndpoints.state === 'present'
      ? vpcEndpoints.value.findIndex(({ VpcEndpointId }) => VpcEndpointId === vpceId)
      : -1;
  return vpceId && index >= 0 ? { vpceId, pointer: toPointer('account', 'vpcEndpoints', 'value', index) } : undefined;
};

const namesAt = (at: Stop | undefined): readonly string[] => at?.simulated.journey.resolved ?? [];

const evidenceOf = (context: CheckContext, at: Stop): Evidence[] => {
  const { world } = context;
  const capturing = capturingAt(context, at);
  return [
    { label: 'Name and what it leads to', pointer: 'trace:name', observed: namesAt(at).join(' -> ') },
    ...(capturing
      ? [
          {
            label: `Private DNS of ${capturing.vpceId}`,
            pointer: `${capturing.pointer}/PrivateDnsEnabled`,
            observed: 'on',
          },
        ]
      : []),
    ...(world.snapshot.api.kind === 'REST'
      ? [
          {
            label: 'Endpoint type of the API',
            pointer: '/api/restApi',
            observed: 'public',
            expected: 'PRIVATE, to be served through an endpoint',
          },
        ]
      : []),
  ];
};

const turnOff = ({ vpceId, pointer }: Capturing): ProposedFix => ({
  id: 'turn-private-dns-off',
  title: `Turn private DNS off for ${vpceId}`,
  change: { kind: 'patch', operations: [{ op: 'set', path: `${pointer}/PrivateDnsEnabled`, value: false }] },
  risk: 'needs-review',
  notes: [
    'Private APIs that are called by their default host in this VPC then no longer resolve: they need the alias host, the endpoint host, or a hosted zone of your own per API.',
  ],
});

const isMappedHere = ({ world }: CheckContext, { key, isPrivate }: OwnDomain): boolean => {
  const mappings = world.snapshot.account.basePathMappings[key];
  return (
    !isPrivate &&
    mappings?.state === 'present' &&
    mappings.value.some(({ restApiId }) => restApiId === world.snapshot.target.apiId)
  );
};

/** A domain whose record answers with public addresses: an alias, or a distribution's name. */
const callDomain = (context: CheckContext): ProposedFix[] => {
  const { world, facts } = context;
  const { dnsRecords, basePathMappings } = world.snapshot.account;
  const arrival = context.main?.journey.arrival;
  const [, , stageName = '', path = ''] = /^(https?:\/\/[^/]+)\/([^/?#]*)(.*)$/.exec(world.request?.url ?? '') ?? [];
  return listDomains({ world, facts })
    .items.filter((domain) => isMappedHere(context, domain) && domain.name !== world.url?.host)
    .flatMap((domain) => {
      const answer =
        dnsRecords.state === 'present'
          ? findAnswer(dnsRecords.value, domain.name, world.request?.network.vpcId)
          : undefined;
      const mappings = basePathMappings[domain.key];
      const mapping =
        mappings?.state === 'present'
          ? mappings.value.find(
              ({ restApiId, stage }) => restApiId === world.snapshot.target.apiId && stage === stageName,
            )
          : undefined;
      if (answer?.target.kind !== 'alias' || !mapping || arrival) return [];
      const base = mapping.basePath && mapping.basePath !== '(none)' ? `/${mapping.basePath}` : '';
      return [
        correctRequest(
          'call-custom-domain',
          `Call the custom domain ${domain.name}`,
          { url: `https://${domain.name}${base}${path}` },
          ['Its record is an alias, which is answered with public addresses.'],
        ),
      ];
    });
};

const useAlias: ProposedFix = {
  id: 'use-alias-record',
  title: 'Replace the CNAME by a Route 53 alias record (type A)',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: [
    'An alias is answered with public addresses; a CNAME makes the resolver ask for the execute-api name, which private DNS answers.',
  ],
};

const makeDomain: ProposedFix = {
  id: 'use-custom-domain',
  title: 'Call the public API through a custom domain name',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: ['Regional: with a Route 53 alias record. Edge-optimized: with any record.'],
};

const isByCname = (found: Found): boolean => namesAt(found.at).length > 1;

/**
 * Private DNS of one execute-api endpoint answers for every API of the Region in that VPC, and endpoints serve private
 * APIs only. https://repost.aws/knowledge-center/api-gateway-vpc-connections
 */
export const privateDnsCapturesPublicApi = defineFailureMode({
  id: 'private-dns-captures-public-api',
  title: "Private DNS of an endpoint captures the public API's name",
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/restApi', '/account/vpcEndpoints', '/account/vpcDns/*'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at ? { verdict: 'found', at, evidence: evidenceOf(context, at), detail: {} } : withoutStop(context, reasons);
  },
  explain: (found, context) => {
    const capturing = capturingAt(context, found.at);
    const host = context.world.url?.host ?? 'The host';
    const how = isByCname(found)
      ? ` ${host} is a CNAME for a name of execute-api, which the same private DNS answers.`
      : '';
    return {
      summary: `In this VPC ${host} resolves to ${capturing?.vpceId ?? 'an execute-api endpoint'}, which does not serve public APIs.`,
      explanation: `An execute-api endpoint with private DNS makes the VPC's resolver answer every name under execute-api of this Region with the endpoint's private addresses.${how} Endpoints serve private APIs only, so API Gateway answers 403 Forbidden. From outside the VPC the same URL works; roles, keys and policies have nothing to do with it.`,
    };
  },
  fixes: (found, context) => {
    const capturing = capturingAt(context, found.at);
    const domain = callDomain(context);
    return [
      ...(isByCname(found) ? [useAlias] : domain),
      ...(domain.length === 0 && !isByCname(found) ? [makeDomain] : []),
      ...(capturing ? [turnOff(capturing)] : []),
    ];
  },
  fixAvailability: 'always',
  howToSee:
    'Resolve the host inside the VPC: a private address shows the capture. DescribeVpcEndpoints shows PrivateDnsEnabled.',
  why: 'Private DNS is one wildcard record for the whole Region. It cannot tell private APIs from public ones.',
  docs: [
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
      proves: 'Public APIs are refused with Forbidden from a VPC whose endpoint has private DNS on.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
      proves: 'A Regional domain published as CNAME is caught too; an alias record is not.',
    },
  ],
});
