import type { IntegrationV2, Listener, TargetGroup } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import { accountFact, accountFactOf } from '../../facts.ts';
import { plainName } from '../names/dns-records.ts';
import { throughEndpoint } from '../names/endpoints.ts';
import { targetGroupsOf } from '../names/resolve-load-balancer.ts';
import type { Way } from '../journey.ts';
import type { IntegrationCase } from '../integration/integration-case.ts';
import type { NextCall } from '../integration/next-call.ts';
import { nameOf, speaksLikeGateway } from '../integration/next-call.ts';
import { isPathOpen, nextRequestOf, sentApiId } from '../integration/next-request.ts';
import { endpointBehind, makeLook } from '../integration/next-way.ts';
import { mapped } from '../integration/request-mapping.ts';
import { balancerArnOf, listenerArnOf } from './check-private-integration.ts';

interface Private {
  readonly subject: IntegrationCase;
  readonly source: IntegrationV2;
  readonly listenerArn: string;
}

/** What stands at the listener, as far as it was read. */
interface Place {
  readonly listener: Listener;
  readonly group: TargetGroup | undefined;
  readonly way: Extract<Way, { kind: 'load-balancer' }>;
}

/** TLS and TCP pass names on as they are; everything else may have rules that look at Host and path, and are not read. */
const isPassedThrough = ({ Protocol = '' }: Listener): boolean => /^(?:TCP|TLS|UDP|TCP_UDP)$/.test(Protocol);

const placeOf = ({ subject, listenerArn }: Private): { place: Place | undefined; missing: NextCall['missing'] } => {
  const { value, missing } = makeLook(subject);
  const loadBalancerArn = balancerArnOf(listenerArn);
  const balancers = value(accountFact('loadBalancers'));
  const groups = value(accountFact('targetGroups'));
  const all = value(accountFactOf('listeners', loadBalancerArn));
  const listener = all?.find(({ ListenerArn }) => ListenerArn === listenerArn);
  const [groupArn, ...others] = listener ? targetGroupsOf(listener) : [];
  if (!listener || groupArn === undefined) return { place: undefined, missing: missing() };
  const endpoint = endpointBehind(subject, value, [groupArn, ...others]);
  if (!endpoint) return { place: undefined, missing: missing() };
  const name = balancers?.find((balancer) => balancer.LoadBalancerArn === loadBalancerArn)?.DNSName ?? loadBalancerArn;
  const way = {
    kind: 'load-balancer',
    name,
    loadBalancerArn,
    to: throughEndpoint(endpoint.value.VpcEndpointId, endpoint.value),
    ...(listener.Protocol ? { protocol: listener.Protocol } : {}),
  } as const;
  return {
    place: { listener, group: groups?.find(({ TargetGroupArn }) => TargetGroupArn === groupArn), way },
    missing: [],
  };
};

/**
 * Whether what arrives at the endpoint is TLS: through a TCP listener, what API Gateway sends; else what the load balancer
 * makes of it. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html#apis-apiid-integrations-integrationid-model-tlsconfig
 */
const arrivesByTls = ({ source }: Private, { listener, group }: Place): boolean => {
  if (listener.Protocol?.startsWith('TCP')) return source.TlsConfig !== undefined;
  return group?.Protocol === undefined || group.Protocol === 'HTTPS' || group.Protocol === 'TLS';
};

/** The path with what stage or mapping put in front of it, unless that is overwritten. Same page as the route's own. */
const pathOf = ({ subject }: Private): string => {
  const { arrival } = subject.context.journey;
  const prefix = arrival?.prefix?.text ? `/${arrival.prefix.text}` : '';
  return `${prefix}${arrival?.path ?? '/'}`;
};

const callThrough = (own: Private, place: Place): NextCall => {
  const { subject, source } = own;
  const { listener, way } = place;
  const { region } = subject.context.world.snapshot.target;
  const verified = source.TlsConfig?.ServerNameToVerify;
  const scheme = arrivesByTls(own, place) ? 'https' : 'http';
  const base = { kind: 'http', scheme, port: scheme === 'https' ? 443 : 80, path: pathOf(own) } as const;
  const draft = nextRequestOf(subject, { ...base, host: way.name }, way);
  const said = draft.headers['host'];
  const apiId = sentApiId(draft);
  // Which Host is sent where none is mapped is not documented.
  const arriving = said === undefined || said === mapped ? undefined : plainName(said);
  const ownHost = apiId && `${apiId}.execute-api.${region}.${partitionOf(region).dnsSuffix}`;
  // A certificate is only compared with a name that was given.
  const checked = listener.Protocol?.startsWith('TCP') && scheme === 'https' ? verified : undefined;
  const host = checked ?? arriving ?? ownHost ?? plainName(way.name);
  const request = nextRequestOf(subject, { ...base, host }, way);
  const isTargetOpen = (arriving === undefined && apiId === undefined) || isPathOpen(request);
  return {
    host,
    isProxy: true,
    request,
    way,
    ...nameOf(subject, request, arriving, way),
    ...(isTargetOpen ? { isOpen: 'target' } : isPassedThrough(listener) ? {} : { isOpen: 'way' }),
  };
};

/** Of something whose targets are not read: only a refusal in API Gateway's own form makes an API behind it likely. */
const unreadCall = ({ subject }: Pick<Private, 'subject'>, missing: NextCall['missing']): NextCall | undefined => {
  if (!speaksLikeGateway(subject)) return undefined;
  const host = subject.uri?.text.split('/').at(-1) ?? '';
  const request = nextRequestOf(subject, { kind: 'http', scheme: 'https', host, port: 443, path: '/' }, undefined);
  const base = { host, isProxy: true, request, way: undefined, apiId: undefined, isNamed: true, missing } as const;
  return missing.length > 0 ? base : { ...base, isOpen: 'target' };
};

/**
 * The call of another API by a private integration of an HTTP API, which names a listener or a Cloud Map service in place
 * of a URL. Undefined where it leads to no API Gateway endpoint, as far as was read.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export const nextListenerCallOf = (subject: IntegrationCase): NextCall | undefined => {
  const source = subject.context.journey.v2?.route?.integration?.source;
  if (!source || subject.running.integration.connectionType !== 'VPC_LINK') return undefined;
  const address = subject.uri?.text ?? '';
  if (/^arn:[\w-]+:servicediscovery:/.test(address)) return unreadCall({ subject }, []);
  const listenerArn = listenerArnOf(address);
  if (listenerArn === undefined) return undefined;
  const own = { subject, source, listenerArn };
  const { place, missing } = placeOf(own);
  if (place) return callThrough(own, place);
  return missing.length > 0 ? unreadCall(own, missing) : undefined;
};
