import { noConnection } from './guess.ts';
import type { Guess, Reading, Sighting } from './reading.ts';
import type { Span } from '../text/span.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';
import type { IntakeTarget } from '../intake.ts';

/** What a name lookup printed. */
export interface Lookup {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly cnames?: readonly string[];
  /** In the tool's words: NXDOMAIN, SERVFAIL, timed out. */
  readonly error?: string;
  /** Who was asked. */
  readonly server?: string | undefined;
  readonly span: Span;
}

/** The target that a host name alone names. */
export const targetOfHost = (host: string): IntakeTarget => {
  const read = readInvokeUrl(`https://${host}/`);
  if (!read || (read.by === undefined && read.vpceId === undefined)) return {};
  return {
    ...(read.region ? { region: read.region } : {}),
    ...(read.apiId ? { apiId: read.apiId } : {}),
    ...(read.domain ? { domain: read.domain } : {}),
    ...(read.vpceId ? { vpceId: read.vpceId } : {}),
  };
};

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const outcomeOf = ({ name, addresses, error }: Lookup): string => {
  if (addresses.length > 0) return `${bare(name)} resolves to ${addresses.slice(0, 6).join(', ')}`;
  return `${bare(name)} does not resolve${error ? ` (${error})` : ''}`;
};

const isMissing = (error: string | undefined): boolean =>
  /NXDOMAIN|not found|does not exist|non-existent/i.test(error ?? '');

const complaintOf = ({ name, addresses, error }: Lookup): Guess[] => {
  if (addresses.length > 0 || !error) return [];
  const body = isMissing(error)
    ? `server can't find ${bare(name)}: NXDOMAIN`
    : `${bare(name)}: lookup failed: ${error}`;
  const guess = noConnection('A name that does not resolve is taken for the complaint');
  return [{ ...guess, says: { ...guess.says, symptom: { body } } }];
};

/**
 * The name is taken for the one that is called. Where it resolves, nobody knows the path that goes with it, and a URL
 * without one would be another complaint; where it does not, the path makes no difference.
 */
export const calledHost = (host: string, isReached: boolean): Guess[] => {
  const target = targetOfHost(host);
  if (Object.keys(target).length === 0) return [];
  const because = `The name ${host} is taken for the one that is called`;
  return [
    { because, says: { target, ...(isReached ? {} : { exchanges: [{ url: `https://${host}/`, isMention: true }] }) } },
  ];
};

/** A reading of a name lookup. */
export const toLookupReading = (lookup: Lookup): Reading => {
  const { name, addresses, cnames, error, server, span } = lookup;
  const host = bare(name);
  const sighting: Sighting = {
    kind: 'dns',
    name: host,
    addresses: [...addresses],
    ...(cnames && cnames.length > 0 ? { cnames: cnames.map(bare) } : {}),
    ...(error ? { error } : {}),
  };
  return {
    kind: 'dns-lookup',
    span,
    understood: `${outcomeOf(lookup)}${server ? `, asked at ${server}` : ''}`,
    says: { sightings: [sighting] },
    guesses: [...calledHost(host, addresses.length > 0), ...complaintOf(lookup)],
  };
};

/** IPv4 and IPv6 addresses. */
export const addressShape = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/i;

/** Host names with at least one dot. */
export const nameShape = /^[a-z0-9_*-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,10}\.?$/i;
