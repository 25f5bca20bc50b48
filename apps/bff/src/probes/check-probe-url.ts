import type { Snapshot } from '@gatescope/shared';
import { hostRuleOf, type HostRule } from './target-hosts.ts';

/** A URL that may be tried. */
export interface ProbeUrl {
  readonly host: string;
  /** With query, as it goes on the wire. */
  readonly path: string;
  readonly rule: HostRule;
}

const refuse = (because: string): { readonly because: string } => ({ because });

const hostName = /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

/**
 * Lets a URL pass only when it is https, names no user and no port, spells its host plainly, and the host follows from
 * the target. The URL is read once, and what was read is what is sent.
 */
export const checkProbeUrl = (snapshot: Snapshot, url: string): ProbeUrl | { readonly because: string } => {
  // WebSocket APIs listen on the same port with the same certificate; their handshake begins as a GET.
  const [, authority] = /^(?:https|wss):\/\/([^/?#\\]*)/.exec(url) ?? [];
  if (authority === undefined) return refuse('It is no https URL');
  if (authority.includes('@')) return refuse('It names a user');
  if (authority.includes(':')) return refuse('It names a port, or an address');
  if (!hostName.test(authority) || /^[\d.]+$/.test(authority)) return refuse('It does not spell its host plainly');
  if (!URL.canParse(url)) return refuse('It is no URL');
  const { hostname, pathname, search } = new URL(url);
  if (hostname !== authority) return refuse('It does not spell its host plainly');
  const rule = hostRuleOf(snapshot, hostname);
  return rule === undefined
    ? refuse('Its host does not follow from the API')
    : { host: hostname, path: pathname + search, rule };
};
