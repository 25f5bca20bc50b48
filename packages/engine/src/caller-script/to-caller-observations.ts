import type { Observation } from '@gatescope/shared';
import { longestBody } from './longest-body.ts';
import type { Report, Tried } from './read-report.ts';

const ofTry = (tried: Tried, number: string, { at, resolvers }: Report): Observation[] => {
  const { form, host, url, addresses, dnsError, tcp, tls, replies } = tried;
  const common = (what: string) => ({
    id: `caller:${number}:${what}`,
    ...(at === undefined ? {} : { at }),
    vantage: 'caller' as const,
    relation: 'same-route' as const,
  });
  const isAsked = addresses.length > 0 || dnsError !== undefined;
  return [
    ...(isAsked
      ? [
          {
            ...common('dns'),
            kind: 'dns' as const,
            name: host,
            addresses,
            ...(resolvers.length === 0 ? {} : { resolvers: resolvers.slice(0, 8) }),
            ...(addresses.length === 0 && dnsError !== undefined ? { error: dnsError } : {}),
          },
        ]
      : []),
    ...tcp.map((one, index) => ({
      ...common(`tcp:${index}`),
      kind: 'tcp' as const,
      host,
      ...(one.address === undefined ? {} : { address: one.address }),
      port: 443,
      outcome: one.outcome,
    })),
    ...(tls.outcome === undefined
      ? []
      : [
          {
            ...common('tls'),
            kind: 'tls' as const,
            host,
            outcome: tls.outcome,
            ...(tls.names === undefined || tls.names.length === 0 ? {} : { names: tls.names }),
            ...(tls.version === undefined ? {} : { version: tls.version }),
            ...(tls.validTo === undefined ? {} : { validTo: tls.validTo }),
          },
        ]),
    ...replies.map(({ leg, method, status, failure, cut, headers, body }, index) => ({
      ...common(`${leg}:${index}`),
      kind: 'http' as const,
      method,
      url,
      status,
      headers,
      ...(body === undefined || body === '' ? {} : { body }),
      ...(failure === undefined ? {} : { failure }),
      ...(cut === undefined ? {} : { cut }),
      ...(cut === 'size' ? { bodyBytes: longestBody + 1 } : {}),
      form,
    })),
  ];
};

/** What a script told, as observations from the caller's place. */
export const toCallerObservations = (report: Report): Observation[] =>
  [...report.tries].flatMap(([number, tried]) => ofTry(tried, number.replaceAll(/\D/g, ''), report));
