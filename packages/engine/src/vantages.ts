import type { Observation, Trace } from '@gatescope/shared';
import { isPrivateAddress } from './gates/access/ip-range.ts';
import { parseUrl } from './parsed-url.ts';
import type { Place } from './vantages/own-view.ts';
import { placeWords } from './vantages/place-words.ts';

type Kind = Observation['kind'];
type Of<K extends Kind> = Extract<Observation, { kind: K }>;

/** What was seen of one host from one place. */
interface View {
  readonly dns: readonly Of<'dns'>[];
  readonly tcp: readonly Of<'tcp'>[];
  readonly tls: readonly Of<'tls'>[];
  readonly http: readonly Of<'http'>[];
}

const hostOf = (observation: Observation): string | undefined => {
  switch (observation.kind) {
    case 'dns':
      return observation.name.toLowerCase();
    case 'tcp':
    case 'tls':
      return observation.host.toLowerCase();
    case 'http':
      return parseUrl(observation.url)?.host;
    default:
      return undefined;
  }
};

const ofKind = <K extends Kind>(observations: readonly Observation[], kind: K): Of<K>[] =>
  // The discriminant was compared, which the compiler cannot carry over to a generic.
  observations.filter((observation): observation is Of<K> => observation.kind === kind);

const viewOf = (observations: readonly Observation[], place: Place, host: string): View => {
  const own = observations.filter((observation) => observation.vantage === place && hostOf(observation) === host);
  return { dns: ofKind(own, 'dns'), tcp: ofKind(own, 'tcp'), tls: ofKind(own, 'tls'), http: ofKind(own, 'http') };
};

const addressesOf = ({ dns }: View): string[] => [...new Set(dns.flatMap(({ addresses }) => addresses))];

const kindOfAddresses = (addresses: readonly string[]): 'private' | 'public' | 'mixed' => {
  const own = addresses.filter(isPrivateAddress).length;
  return own === addresses.length ? 'private' : own === 0 ? 'public' : 'mixed';
};

/** `yes`: some answer; `no`: the name was asked for and has none; undefined: nobody asked. */
const resolves = (view: View): boolean | undefined => {
  if (view.dns.length === 0) return undefined;
  if (addressesOf(view).length > 0) return true;
  // A resolver that did not answer says nothing of the name.
  return view.dns.some(({ error }) => error === 'ENOTFOUND' || error === 'ENODATA') ? false : undefined;
};

const connects = ({ tcp, tls, http }: View): boolean | undefined => {
  if (tls.length > 0 || http.length > 0 || tcp.some(({ outcome }) => outcome === 'connected')) return true;
  return tcp.length > 0 ? false : undefined;
};

const failureWords: Record<Of<'tcp'>['outcome'], string> = {
  connected: 'connects',
  refused: 'is refused',
  timeout: 'times out',
  failed: 'fails',
};

type Pair = readonly [place: Place, view: View];

const compareNames = (name: string, [one, left]: Pair, [other, right]: Pair): string[] => {
  const [first, second] = [resolves(left), resolves(right)];
  if (first === undefined || second === undefined) return [];
  if (first !== second) {
    const [knows, lacks] = first ? [one, other] : [other, one];
    return [
      `${placeWords[knows]} resolves ${name}, ${placeWords[lacks]} does not: the difference lies in the resolver (private DNS of the endpoint's VPC, a private hosted zone, forwarding), not in the API.`,
    ];
  }
  if (!first) return [];
  const [a, b] = [kindOfAddresses(addressesOf(left)), kindOfAddresses(addressesOf(right))];
  if (a === b || a === 'mixed' || b === 'mixed') return [];
  return [
    `${name} leads ${placeWords[one]} to ${a} addresses and ${placeWords[other]} to ${b} ones: they reach different places under the same name.`,
  ];
};

const compareConnections = (name: string, [one, left]: Pair, [other, right]: Pair): string[] => {
  const [first, second] = [connects(left), connects(right)];
  if (first === undefined || second === undefined || first === second) return [];
  const [reaches, failing, view] = first ? [one, other, right] : [other, one, left];
  const outcome = view.tcp[0]?.outcome ?? 'failed';
  return [
    `${placeWords[reaches]} connects to ${name}; for ${placeWords[failing]} the connection ${failureWords[outcome]}: look at routes, security groups and network ACLs on the way from ${placeWords[failing]}.`,
  ];
};

const compareCertificates = (name: string, [one, left]: Pair, [other, right]: Pair): string[] => {
  const [a, b] = [left.tls[0], right.tls[0]];
  if (!a || !b || a.outcome === 'failed' || b.outcome === 'failed' || a.outcome === b.outcome) return [];
  return [
    `The certificate of ${name} is ${a.outcome === 'ok' ? 'good' : a.outcome} for ${placeWords[one]} and ${b.outcome === 'ok' ? 'good' : b.outcome} for ${placeWords[other]}: something on one of the ways (a proxy that inspects TLS, another load balancer, an old trust store) makes the difference.`,
  ];
};

const errorTypeOf = ({ headers }: Of<'http'>): string | undefined => headers['x-amzn-errortype']?.[0]?.split(':')[0];

const replyWords = (reply: Of<'http'>): string => {
  const type = errorTypeOf(reply);
  return `${reply.status}${type ? ` (${type})` : ''}`;
};

const isSameCall = (a: Of<'http'>, b: Of<'http'>): boolean =>
  a.method === b.method && a.url === b.url && a.form === b.form && a.status > 0 && b.status > 0;

const compareReplies = ([one, left]: Pair, [other, right]: Pair): string[] =>
  left.http.flatMap((a) => {
    const b = right.http.find((reply) => isSameCall(a, reply));
    if (!b || (a.status === b.status && errorTypeOf(a) === errorTypeOf(b))) return [];
    return [
      `${a.method} ${a.url} answers ${replyWords(a)} to ${placeWords[one]} and ${replyWords(b)} to ${placeWords[other]}: what decides depends on the place (source address, endpoint) or on what is sent along.`,
    ];
  });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const comparePlaces = (observations: readonly Observation[]): string[] => {
  const hosts = [...new Set(observations.flatMap((observation) => hostOf(observation) ?? []))];
  return hosts.flatMap((host) => {
    const pairs: readonly [Pair, Pair] = [
      ['host', viewOf(observations, 'host', host)],
      ['caller', viewOf(observations, 'caller', host)],
    ];
    return [
      ...compareNames(host, ...pairs),
      ...compareConnections(host, ...pairs),
      ...compareCertificates(host, ...pairs),
      ...compareReplies(...pairs),
    ].map(capital);
  });
};

const gateOutcome = ({ gates }: Trace, gate: string): string | undefined =>
  gates.find((one) => one.gate === gate && one.reached)?.outcome;

/** The caller's own connection against what the configuration says of it. The host's place is another one. */
const compareConnection = (trace: Trace, host: string, caller: View): string[] => {
  const [name, network, tls] = ['name', 'network', 'tls'].map((gate) => gateOutcome(trace, gate));
  const isResolved = resolves(caller);
  const isConnected = connects(caller);
  const certificate = caller.tls[0]?.outcome;
  // A later gate may know better, e.g. that nobody listens on port 80.
  const isPredictedToFail = trace.replies.some(
    ({ connection }) => connection === 'refused' || connection === 'timeout',
  );
  return [
    ...(name === 'stopped' && isResolved === true
      ? [`By its configuration ${host} does not resolve for the caller, but the caller resolves it.`]
      : []),
    ...(name === 'passed' && isResolved === false
      ? [
          `By its configuration ${host} resolves for the caller, but the caller's own resolver does not know it: see which resolver the caller asks.`,
        ]
      : []),
    ...(network === 'stopped' && isConnected === true
      ? [
          `By its configuration the caller cannot connect to ${host}, but it does: it may be in another network than was said.`,
        ]
      : []),
    ...(network === 'passed' && isConnected === false && !isPredictedToFail
      ? [
          `By its configuration the caller can connect to ${host}, but it cannot: something that is not in the configuration (a firewall, a proxy, a route elsewhere) stands in between.`,
        ]
      : []),
    ...(tls === 'passed' && certificate !== undefined && certificate !== 'ok' && certificate !== 'failed'
      ? [
          `By its configuration ${host} shows the caller a good certificate, but what the caller sees is ${certificate}: another server answers, or the caller does not trust Amazon's authorities.`,
        ]
      : []),
  ];
};

/** Decided before anybody asks who calls: the same from every place, with and without credentials. */
const placeless: readonly string[] = ['host', 'route'];

const pathOf = (url: string): string => {
  const parsed = parseUrl(url);
  return parsed ? parsed.path : '';
};

const compareReply = (trace: Trace, [place, view]: Pair): string[] => {
  const replies = view.http.filter(
    ({ method, url, status }) => status > 0 && method === trace.method && pathOf(url) === pathOf(trace.url),
  );
  const stop = trace.gates.find(
    ({ gate, outcome, reached }) => reached && outcome === 'stopped' && placeless.includes(gate),
  );
  const statuses = stop?.replies.flatMap(({ status }) => status ?? []) ?? [];
  const isKnown = stop !== undefined && statuses.length > 0 && statuses.length === stop.replies.length;
  return replies.flatMap((reply) => {
    if (isKnown && reply.status < 400 && !statuses.includes(reply.status)) {
      return [
        `By its configuration ${trace.method} ${trace.url} is refused at "${stop.title}" with ${[...new Set(statuses)].join(' or ')}, but ${placeWords[place]} got ${replyWords(reply)}: what is deployed may differ from what was read.`,
      ];
    }
    const isHostRefused = errorTypeOf(reply) === 'ForbiddenException' && reply.status === 403;
    const isHostPassed = gateOutcome(trace, 'host') === 'passed';
    return isHostRefused && isHostPassed && trace.leg === 'preflight' && trace.outcome === 'answered'
      ? [
          `By its configuration the preflight of ${trace.url} is answered, but ${placeWords[place]} got ${replyWords(reply)}.`,
        ]
      : [];
  });
};

const compareWithTraces = (traces: readonly Trace[], observations: readonly Observation[]): string[] =>
  traces.flatMap((trace) => {
    const host = parseUrl(trace.url)?.host;
    if (host === undefined || trace.draw !== 'production') return [];
    const caller = viewOf(observations, 'caller', host);
    return [
      ...(trace.leg === 'actual' ? compareConnection(trace, host, caller) : []),
      ...compareReply(trace, ['caller', caller]),
      ...compareReply(trace, ['host', viewOf(observations, 'host', host)]),
    ];
  });

/**
 * Where simulation, the console's host and the caller disagree, in words. Says nothing where one of them has not looked, or
 * where a difference is to be expected (the host is not where the caller is; a probe carries no credentials).
 */
export const compareVantages = (traces: readonly Trace[], observations: readonly Observation[]): string[] => {
  const own = observations.filter(({ vantage }) => vantage !== 'aws');
  if (own.length === 0) return [];
  return [...new Set([...compareWithTraces(traces, own), ...comparePlaces(own)])];
};
