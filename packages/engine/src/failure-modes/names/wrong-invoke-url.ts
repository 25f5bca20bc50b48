import type { Evidence, ProposedFix } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { bagsIn, detailOf, numberIn, textIn } from './detail.ts';
import { correctRequest, endpointRequests, withHost } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { placeOf } from './place-words.ts';

const ownReasons = [
  'url-malformed',
  'plain-http',
  'private-api-from-outside',
  'wrong-region-or-suffix',
  'api-unknown',
  'name-not-in-dns',
] as const;

type Words = { readonly summary: string; readonly explanation: string };
type Explain = (found: Found, context: CheckContext) => Words;

const hostOf = ({ world }: CheckContext): string => world.url?.host ?? world.request?.url ?? 'the URL';

const explainPlain: Explain = (found) => {
  const detail = detailOf(found.at);
  const port = numberIn(detail, 'port') ?? 80;
  return {
    summary: `The URL leads to port ${port} (${textIn(detail, 'scheme') ?? 'http'}), where API Gateway does not listen.`,
    explanation:
      'API Gateway serves HTTPS on port 443 only; there is no plain HTTP and no redirect from it. A client that is given no scheme often falls back to http.',
  };
};

const explainOutside: Explain = (found, context) => {
  const where = placeOf(context.world.request);
  const resolves = found.at?.result.gate === 'network';
  return resolves
    ? {
        summary: `${hostOf(context)} resolves to private addresses, which cannot be reached from ${where}.`,
        explanation:
          "The API is private. The names of its endpoint are in public DNS, but with private addresses: only networks with a route to the endpoint's VPC get there, everybody else times out.",
      }
    : {
        summary: `The default host of this private API does not resolve from ${where}.`,
        explanation:
          "A private API has no public record. Its default host is answered only by private DNS inside the VPC of an execute-api endpoint; that does not extend over peering, transit gateways, VPN or Direct Connect. From elsewhere the endpoint's own host, the alias of API and endpoint, or a forwarding resolver has to be used.",
      };
};

const explainPlace: Explain = (found, context) => {
  const detail = detailOf(found.at);
  const hosting = readHosting({ world: context.world, facts: context.facts });
  return {
    summary: `${hostOf(context)} is not where the API lives: ${textIn(detail, 'region') ?? ''}, under ${textIn(detail, 'suffix') ?? ''}.`,
    explanation: `An API answers only under the host of its own Region and partition; China's end in amazonaws.com.cn. This one's is ${hosting ? defaultHostOf(hosting) : 'another one'}.`,
  };
};

const explainApi: Explain = (found, context) => ({
  summary: `${hostOf(context)} names API ${textIn(detailOf(found.at), 'calledApiId') ?? 'of another id'}, not ${context.world.snapshot.target.apiId}.`,
  explanation:
    'The first label of the host is the API id. An id that does not exist has no record, or is answered with Forbidden where private DNS catches every name; an id of another API leads there.',
});

const explainDns: Explain = (found, context) => {
  const isZone = textIn(detailOf(found.at), 'because') === 'zone-not-associated';
  return {
    summary: isZone
      ? `The private hosted zone that holds ${hostOf(context)} is not associated with ${placeOf(context.world.request)}.`
      : `No record answers for ${hostOf(context)} from ${placeOf(context.world.request)}.`,
    explanation: isZone
      ? 'A private hosted zone answers only resolvers of the VPCs that it is associated with. Every VPC that calls the name needs the association, or a zone of its own.'
      : 'The name has to exist in DNS before API Gateway can be reached by it. The hosted zones that can be read have no record for it that this caller sees.',
  };
};

const explainResolver: Explain = (_, context) => ({
  summary: `${hostOf(context)} resolves by the VPC's own resolver, but the caller does not find it.`,
  explanation:
    "Private DNS is on and the VPC can use it, so its resolver answers the name. A caller that does not find it asks another one: DNS servers of the VPC's DHCP options, of the host or of a container. These have to forward to the VPC's resolver. Right after an endpoint was made or changed it can also take some minutes.",
});

const useVpcResolver: ProposedFix = {
  id: 'use-vpc-resolver',
  title: "Let the caller ask the VPC's resolver, or forward execute-api names to it",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ["The VPC's resolver has the second address of the VPC's range, and 169.254.169.253."],
};

const explainMalformed: Explain = (_, { world }) => ({
  summary: `The URL cannot be read: ${world.request?.url ?? ''}.`,
  explanation:
    'A URL needs a scheme, a host and a path, in this form: https://{api}.execute-api.{region}.amazonaws.com/{stage}/{path}.',
});

const explainRoute: Explain = (_, { world }) => ({
  summary: `There is no route between ${placeOf(world.request)} and the endpoint that the name leads to.`,
  explanation:
    "The name resolves to private addresses of an endpoint in a VPC. The route tables of its subnets lead nowhere for the caller's address, so replies are lost and the connection times out.",
});

const words: Partial<Record<ReasonCode, Explain>> = {
  'plain-http': explainPlain,
  'private-api-from-outside': explainOutside,
  'wrong-region-or-suffix': explainPlace,
  'api-unknown': explainApi,
  'name-not-in-dns': explainDns,
  'url-malformed': explainMalformed,
  'no-route-to-endpoint': explainRoute,
};

const toHttps = (url: string): string =>
  url.replace(
    /^(?:http|ws)s?:\/\/([^/?#:]+)(?::\d+)?/i,
    (all, host: string) => `${all.toLowerCase().startsWith('ws') ? 'wss' : 'https'}://${host}`,
  );

const toOwnHost = (context: CheckContext): ProposedFix[] => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const url = context.world.request?.url;
  if (!hosting || !url) return [];
  const host = defaultHostOf(hosting);
  return [correctRequest('call-own-host', `Call ${host}`, { url: withHost(url, host) })];
};

const throughEndpoints = (context: CheckContext): ProposedFix[] => {
  const { vpcEndpoints } = context.world.snapshot.account;
  const available =
    vpcEndpoints.state === 'present'
      ? vpcEndpoints.value.filter(({ State }) => State?.toLowerCase() === 'available')
      : [];
  const fixes = available.flatMap(({ VpcEndpointId }) => endpointRequests(context, VpcEndpointId));
  return fixes.filter(({ id }, index) => fixes.findIndex((other) => other.id === id) === index);
};

const forwardQueries: ProposedFix = {
  id: 'forward-queries',
  title: "Forward the name to a Resolver inbound endpoint in the endpoint's VPC",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'Forwarding all of execute-api sends public APIs of the Region to the endpoint too, where they are refused: forward single API names.',
  ],
};

const addRecord: ProposedFix = {
  id: 'add-record',
  title: 'Create the record, or associate its private hosted zone with the VPC that calls',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    "A public domain name's record points at its regional or distribution target; a private one's at a host name of the endpoint.",
  ],
};

const routeBack: ProposedFix = {
  id: 'route-back',
  title: "Add a route from the endpoint's subnets back to the caller's network",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'Through the virtual private gateway, transit gateway or peering connection that joins the two; route propagation does it for VPN and Direct Connect.',
  ],
};

const fixesOf = (found: Found, context: CheckContext): ProposedFix[] => {
  const url = context.world.request?.url ?? '';
  if (found.detail['isOtherResolver'] === true) return [useVpcResolver];
  switch (found.at?.result.reason) {
    case 'plain-http':
      return [
        correctRequest('use-https', `Call the URL with ${/^[^:]*/.exec(toHttps(url))?.[0] ?? 'https'}://`, {
          url: toHttps(url),
        }),
      ];
    case 'private-api-from-outside':
      return context.world.request?.network.from === 'public-internet'
        ? []
        : [...throughEndpoints(context), forwardQueries];
    case 'name-not-in-dns':
      return [addRecord];
    case 'no-route-to-endpoint':
      return [routeBack];
    default:
      return toOwnHost(context);
  }
};

const evidenceOf = ({ world }: CheckContext, found: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(found.at);
  const record = textIn(detail, 'recordPointer');
  return [
    { label: 'Called', pointer: 'request:url', observed: world.request?.url ?? '' },
    { label: 'Called from', pointer: 'request:network', observed: placeOf(world.request) },
    ...(world.snapshot.api.kind === 'REST' && world.snapshot.api.restApi.state === 'present'
      ? [
          {
            label: 'Endpoint type',
            pointer: '/api/restApi/value/endpointConfiguration',
            observed: world.snapshot.api.restApi.value.endpointConfiguration?.types?.join(', ') ?? '',
          },
        ]
      : []),
    ...(record ? [{ label: 'Record that the caller does not see', pointer: record }] : []),
    ...bagsIn(detail, 'tables').map((table) => ({
      label: `Route table ${textIn(table, 'routeTableId') ?? ''}`,
      pointer: textIn(table, 'pointer') ?? '',
      observed: 'no route to the caller',
    })),
  ];
};

/** By its configuration the VPC answers the name, and the caller does not find it: it asks another resolver. */
const otherResolver = (context: CheckContext): Verdict | undefined => {
  const { world, main } = context;
  const name = main?.trace.gates.find(({ gate }) => gate === 'name');
  if (world.seen.connection !== 'name-not-found' || name?.outcome !== 'passed' || name.detail['privateDns'] !== 'on')
    return undefined;
  const pointer = name.detail['endpointPointer'];
  const evidence: Evidence[] = [
    { label: 'Called host', pointer: 'request:url', observed: world.url?.host ?? '' },
    ...(typeof pointer === 'string'
      ? [{ label: 'Private DNS of the endpoint', pointer: `${pointer}/PrivateDnsEnabled`, observed: 'on' }]
      : []),
    { label: 'What the caller saw', pointer: 'complaint:body', observed: world.seen.text },
  ];
  return { verdict: 'found', standing: 'possible', evidence, detail: { isOtherResolver: true } };
};

/**
 * Every API has one default host; where it resolves hangs on its endpoint type and on who asks.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export const wrongInvokeUrl = defineFailureMode({
  id: 'wrong-invoke-url',
  title: 'URL cannot work from where the caller is',
  kind: 'blocking',
  gate: 'name',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [...ownReasons, 'no-route-to-endpoint'],
  symptom: {
    complaints: ['no-connection', 'blocked-by-browser', 'refused'],
    texts: [
      'Could not resolve host',
      'getaddrinfo ENOTFOUND',
      'port 80: Connection refused',
      'Connection timed out',
      'net::ERR_NAME_NOT_RESOLVED',
    ],
  },
  needs: ['/api/restApi', '/account/dnsRecords'],
  check: (context) => {
    const at = findNamesStop(context, ownReasons) ?? findNamesStop(context, ['no-route-to-endpoint']);
    const isOthers = at?.result.reason === 'no-route-to-endpoint' && textIn(detailOf(at), 'place') !== 'on-prem';
    const resolver = otherResolver(context);
    if (!at && resolver) return resolver;
    return at && !isOthers
      ? { verdict: 'found', at, evidence: evidenceOf(context, { at }), detail: {} }
      : withoutStop(context, ownReasons);
  },
  explain: (found, context) =>
    found.detail['isOtherResolver'] === true
      ? explainResolver(found, context)
      : (words[(found.at?.result.reason ?? 'url-malformed') as ReasonCode] ?? explainMalformed)(found, context), // reasons come from the table
  fixes: fixesOf,
  fixAvailability: 'sometimes',
  howToSee:
    'Resolve the host and open a TCP connection to port 443 from where the caller is; compare the host with the one that the API page shows.',
  why: "Public APIs resolve everywhere, private ones only through an endpoint. The host holds API id, Region and DNS suffix of the partition, and all of them must be the API's own.",
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html',
      proves: 'The default host is made of API id, Region and suffix.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
      proves: 'Which host names of a private API work from where.',
    },
    { url: 'https://aws.amazon.com/api-gateway/faqs/', proves: 'APIs have HTTPS endpoints only.' },
  ],
});
