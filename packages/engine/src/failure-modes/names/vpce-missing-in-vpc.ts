import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { holderOfVpc } from '../../gates/names/holder-of-vpc.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { requestsThrough } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { newEndpoint } from './new-endpoint.ts';
import { placeOf } from './place-words.ts';

const reasons = ['vpce-missing', 'no-route-to-endpoint'] as const;

const isOfVpc = (at: Stop): boolean =>
  at.result.reason === 'vpce-missing' || textIn(detailOf(at), 'place') !== 'on-prem';

/** A spoke's name stop is explained by the URL first; that the spoke has no endpoint of its own is the same from the other side. */
const findSpoke = (context: CheckContext): Stop | undefined => {
  const at = findNamesStop(context, ['private-api-from-outside']);
  return at && at.result.gate === 'name' && textIn(detailOf(at), 'place') === 'peered-vpc' ? at : undefined;
};

const tableEvidence = (at: Stop): Evidence[] =>
  bagsIn(detailOf(at), 'tables').map((table) => ({
    label: `Route table ${textIn(table, 'routeTableId') ?? ''}`,
    pointer: `${textIn(table, 'pointer') ?? ''}/Routes`,
    observed: 'no route to the endpoint',
    expected: 'a route through a peering or transit gateway',
  }));

const evidenceOf = ({ world }: CheckContext, at: Stop): Evidence[] => [
  { label: 'Called host', pointer: 'request:url', observed: world.url?.host ?? '' },
  ...(at.result.reason === 'no-route-to-endpoint'
    ? tableEvidence(at)
    : [
        {
          label: 'Endpoints for execute-api',
          pointer: '/account/vpcEndpoints',
          observed: `none in ${placeOf(world.request)}`,
          expected: 'one, with private DNS on',
        },
      ]),
];

const create = (context: CheckContext, vpcId: string): ProposedFix => ({
  id: 'create-endpoint',
  title: `Create an execute-api endpoint in ${vpcId}`,
  change: {
    kind: 'patch',
    operations: [
      {
        op: 'append',
        path: toPointer(...holderOfVpc(context.world.snapshot, vpcId).base, 'vpcEndpoints', 'value'),
        value: newEndpoint(context, vpcId),
      },
    ],
  },
  risk: 'needs-review',
  notes: [
    "The API's resource policy has to admit the new endpoint; its id is known once it is made.",
    'With private DNS on, public APIs of the Region can no longer be called by their default hosts from this VPC.',
    'An endpoint costs by the hour and zone.',
  ],
  ...(context.world.request?.network.accountId ? { owner: context.world.request.network.accountId } : {}),
});

const otherEndpoints = ({ world }: CheckContext): string[] => {
  const { vpcEndpoints } = world.snapshot.account;
  return vpcEndpoints.state === 'present'
    ? vpcEndpoints.value
        .filter(({ State }) => State?.toLowerCase() === 'available')
        .map(({ VpcEndpointId }) => VpcEndpointId)
    : [];
};

const connect: ProposedFix = {
  id: 'connect-the-networks',
  title: 'Route between the caller and the endpoint',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    "Both sides need a route: the caller's subnets to the endpoint's addresses, and the endpoint's subnets back to the caller.",
    'A NAT or internet gateway does not lead to private addresses; a peering connection or a transit gateway does.',
  ],
};

const explainRoute = (found: Found, { world }: CheckContext): { summary: string; explanation: string } => {
  const detail = detailOf(found.at);
  const vpceId = textIn(detail, 'vpceId') ?? 'the endpoint';
  const isBack = textIn(detail, 'way') === 'back';
  return {
    summary: isBack
      ? `The subnets of ${vpceId} have no route back to ${placeOf(world.request)}.`
      : `${placeOf(world.request)} has no endpoint of its own and no route to ${vpceId}.`,
    explanation: `The name resolves to private addresses of ${vpceId}, which lies in another network. Packets need a route there and back; one of them is missing, so the connection times out before API Gateway sees anything.`,
  };
};

/**
 * A private API is reached through an execute-api interface endpoint, and its default host resolves only in a VPC that has
 * one. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export const vpceMissingInVpc = defineFailureMode({
  id: 'vpce-missing-in-vpc',
  title: "Caller's VPC has no execute-api endpoint and no way to one",
  kind: 'blocking',
  gate: 'name',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser'],
    texts: ['Could not resolve host', 'getaddrinfo ENOTFOUND', 'Name or service not known', 'Connection timed out'],
  },
  needs: ['/api/restApi', '/account/vpcEndpoints', '/account/dnsRecords'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (at && isOfVpc(at)) return { verdict: 'found', at, evidence: evidenceOf(context, at), detail: {} };
    const spoke = findSpoke(context);
    if (!spoke) return withoutStop(context, reasons);
    // Second to the wrong URL, however sure that one is.
    const isSure = spoke.result.outcome === 'stopped' && spoke.agreement === 'agrees';
    const standing = isSure ? 'specific' : 'possible';
    return { verdict: 'found', at: spoke, standing, evidence: evidenceOf(context, spoke), detail: {} };
  },
  explain: (found, context) => {
    const { world } = context;
    if (found.at?.result.reason === 'no-route-to-endpoint') return explainRoute(found, context);
    return {
      summary: `${world.url?.host ?? 'The host'} does not resolve in ${placeOf(world.request)}, which has no execute-api endpoint.`,
      explanation: `A private API has no public address. Its default host resolves only where an interface endpoint for execute-api with private DNS exists in the same VPC, or where a hosted zone of one's own points to an endpoint elsewhere. ${placeOf(world.request)} has neither, so the name is not found.`,
    };
  },
  fixes: (found, context) => {
    if (found.at?.result.reason === 'no-route-to-endpoint') return [connect];
    const vpcId = context.world.request?.network.vpcId;
    const elsewhere = requestsThrough(context, otherEndpoints(context));
    return [
      ...(vpcId ? [create(context, vpcId)] : []),
      ...elsewhere,
      ...(vpcId || elsewhere.length > 0 ? [] : [connect]),
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "List endpoints of service execute-api with DescribeVpcEndpoints and the filter vpc-id set to the caller's VPC.",
  why: 'Private APIs live behind PrivateLink. The hidden hosted zone that answers for them exists per VPC and does not extend over peering or transit gateways.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
      proves: 'Private APIs can be called only through an interface endpoint.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-api-tutorial.html',
      proves: 'Outside such a VPC curl answers: Could not resolve host.',
    },
  ],
});
