import type { Observation } from '@gatescope/shared';
import { isPrivateAddress } from '../gates/access/ip-range.ts';
import { parseUrl } from '../parsed-url.ts';
import type { Of, OwnView, Place } from './own-view.ts';
import { toView } from './own-view.ts';

/** What was seen of one host from one place, whatever was called there. */
export type HostView = OwnView;

/** A view, and whose it is. */
export type Pair = readonly [place: Place, view: HostView];

/** The host that an observation is about. */
export const hostOf = (observation: Observation): string | undefined => {
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

/** What was seen of a host from a place. */
export const hostView = (observations: readonly Observation[], place: Place, host: string): HostView =>
  toView(
    place,
    host,
    observations.filter((observation) => observation.vantage === place && hostOf(observation) === host),
  );

/** Every address that the name led to from there. */
export const addressesOf = ({ dns }: HostView): string[] => [...new Set(dns.flatMap(({ addresses }) => addresses))];

/** What kind of addresses these are. */
export const kindOfAddresses = (addresses: readonly string[]): 'private' | 'public' | 'mixed' => {
  const own = addresses.filter(isPrivateAddress).length;
  return own === addresses.length ? 'private' : own === 0 ? 'public' : 'mixed';
};

/** `yes`: some answer; `no`: the name was asked for and has none; undefined: nobody asked. */
export const resolves = (view: HostView): boolean | undefined => {
  if (view.dns.length === 0) return undefined;
  if (addressesOf(view).length > 0) return true;
  // A resolver that did not answer says nothing of the name.
  return view.dns.some(({ error }) => error === 'ENOTFOUND' || error === 'ENODATA') ? false : undefined;
};

/** Whether a connection came about; undefined: nobody tried. */
export const connects = ({ tcp, tls, http }: HostView): boolean | undefined => {
  if (tls.length > 0 || http.length > 0 || tcp.some(({ outcome }) => outcome === 'connected')) return true;
  return tcp.length > 0 ? false : undefined;
};

/** AWS's error type of a reply, without its tail. */
export const errorTypeOf = ({ headers }: Of<'http'>): string | undefined =>
  headers['x-amzn-errortype']?.[0]?.split(':')[0];

/** A reply in a few words: `403 (ForbiddenException)`. */
export const replyWords = (reply: Of<'http'>): string => {
  const type = errorTypeOf(reply);
  return `${reply.status}${type ? ` (${type})` : ''}`;
};
