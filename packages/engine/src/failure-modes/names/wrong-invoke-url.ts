import type { Evidence } from '@gatescope/shared';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { bagsIn, detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { placeOf } from './place-words.ts';
import { urlFixes } from './wrong-invoke-url-fixes.ts';
import { explainUrl } from './wrong-invoke-url-words.ts';
import { withV2 } from '../v2/with-v2.ts';
import { wrongInvokeUrlV2 } from '../v2/wrong-invoke-url.ts';

const ownReasons = [
  'url-malformed',
  'plain-http',
  'private-api-from-outside',
  'wrong-region-or-suffix',
  'api-unknown',
  'name-not-in-dns',
] as const;

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
export const wrongInvokeUrl = withV2(wrongInvokeUrlV2, {
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
  explain: explainUrl,
  fixes: urlFixes,
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
