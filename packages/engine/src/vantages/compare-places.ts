import type { Observation } from '@gatescope/shared';
import type { Pair } from './host-view.ts';
import {
  addressesOf,
  connects,
  errorTypeOf,
  hostOf,
  hostView,
  kindOfAddresses,
  replyWords,
  resolves,
} from './host-view.ts';
import type { Of } from './own-view.ts';
import { placeWords } from './place-words.ts';

const failureWords: Record<Of<'tcp'>['outcome'], string> = {
  connected: 'connects',
  refused: 'is refused',
  timeout: 'times out',
  failed: 'fails',
};

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

/** Where the console's host and the caller saw different things of one host, in words. */
export const comparePlaces = (observations: readonly Observation[]): string[] => {
  const hosts = [...new Set(observations.flatMap((observation) => hostOf(observation) ?? []))];
  return hosts.flatMap((host) => {
    const pairs: readonly [Pair, Pair] = [
      ['host', hostView(observations, 'host', host)],
      ['caller', hostView(observations, 'caller', host)],
    ];
    return [
      ...compareNames(host, ...pairs),
      ...compareConnections(host, ...pairs),
      ...compareCertificates(host, ...pairs),
      ...compareReplies(...pairs),
    ].map(capital);
  });
};
