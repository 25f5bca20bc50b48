import type { Observation, Trace } from '@gatescope/shared';
import { parseUrl } from '../parsed-url.ts';
import type { HostView, Pair } from './host-view.ts';
import { connects, errorTypeOf, hostView, replyWords, resolves } from './host-view.ts';
import { placeWords } from './place-words.ts';

const gateOutcome = ({ gates }: Trace, gate: string): string | undefined =>
  gates.find((one) => one.gate === gate && one.reached)?.outcome;

/** The caller's own connection against what the configuration says of it. The host's place is another one. */
const compareConnection = (trace: Trace, host: string, caller: HostView): string[] => {
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

/** Where what was seen differs from what the configuration says, in words. */
export const compareConfiguration = (traces: readonly Trace[], observations: readonly Observation[]): string[] =>
  traces.flatMap((trace) => {
    const host = parseUrl(trace.url)?.host;
    if (host === undefined || trace.draw !== 'production') return [];
    const caller = hostView(observations, 'caller', host);
    return [
      ...(trace.leg === 'actual' ? compareConnection(trace, host, caller) : []),
      ...compareReply(trace, ['caller', caller]),
      ...compareReply(trace, ['host', hostView(observations, 'host', host)]),
    ];
  });
