import type { Observation } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import { headerOf } from '../http/header-map.ts';
import type { Sighting } from '../recognisers/reading.ts';
import { splitUrl } from '../url/split-url.ts';
import { isSameCall } from './join-exchanges.ts';
import type { PickedExchange } from './pick-exchange.ts';

type Relation = Observation['relation'];

/** More than anybody reads, and fewer than the BFF takes. */
const most = 150;

const hostOf = (sighting: Sighting): string | undefined => {
  if (sighting.kind === 'dns') return sighting.name;
  return sighting.kind === 'tcp' || sighting.kind === 'tls' ? sighting.host : undefined;
};

const relationOfHost = (host: string, main: Exchange | undefined): Relation => {
  const called = main?.url ? splitUrl(main.url)?.host : undefined;
  if (called === undefined) return 'same-route';
  return called === host.toLowerCase().replace(/\.$/, '') ? 'this-request' : 'ambient';
};

/** A log of one request that was pasted with nothing against it is the log of the request in question. */
const relationOfLog = (sighting: Sighting, ids: readonly string[], logs: number): Relation => {
  const id = sighting.kind === 'log' ? sighting.requestId : undefined;
  if (ids.length > 0 && id !== undefined) return ids.includes(id) ? 'this-request' : 'same-route';
  return logs === 1 ? 'this-request' : 'same-route';
};

const idsOf = (main: Exchange | undefined): string[] =>
  ['x-amzn-requestid', 'x-amz-apigw-id', 'apigw-requestid'].flatMap(
    (name) => headerOf(main?.responseHeaders, name) ?? [],
  );

const listsOf = (headers: Exchange['responseHeaders']): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      return [[name.toLowerCase(), typeof value === 'object' ? value.map(String) : [String(value)]] as const];
    }),
  );

const toSighting = ({ method, url, status, responseHeaders, responseBody, at }: Exchange): Sighting | undefined =>
  method === undefined || url === undefined || status === undefined
    ? undefined
    : {
        kind: 'http',
        method,
        url,
        status,
        headers: listsOf(responseHeaders),
        ...(responseBody ? { body: responseBody } : {}),
        ...(at ? { at } : {}),
      };

/** Exchanges beside the one in question are sightings too; so is it itself. */
const fromExchanges = ({ main, preflight, others }: PickedExchange): (readonly [Exchange, Relation])[] => [
  ...(main ? [[main, 'this-request'] as const] : []),
  ...(preflight ? [[preflight, 'same-route'] as const] : []),
  ...others.slice(-40).map((other) => [other, main && isSameCall(other, main) ? 'same-route' : 'ambient'] as const),
];

/** Frames sightings as observations: seen by the caller, and how each relates to the request. */
export const relateSightings = (sightings: readonly Sighting[], picked: PickedExchange): Observation[] => {
  const ids = idsOf(picked.main);
  const logs = sightings.filter(({ kind }) => kind === 'log').length;
  const related = sightings.map((sighting): readonly [Sighting, Relation] => {
    const host = hostOf(sighting);
    return [sighting, host === undefined ? relationOfLog(sighting, ids, logs) : relationOfHost(host, picked.main)];
  });
  const exchanged = fromExchanges(picked).flatMap(([exchange, relation]): (readonly [Sighting, Relation])[] => {
    const sighting = toSighting(exchange);
    return sighting ? [[sighting, relation]] : [];
  });
  return [...related, ...exchanged].slice(0, most).map(([sighting, relation], index) => ({
    ...sighting,
    id: `paste-${index + 1}`,
    vantage: 'caller' as const,
    relation,
  }));
};
