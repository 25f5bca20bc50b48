import type { Arrival } from '../../gates/journey.ts';

/** The request's URL with another path below the stage (or base path); scheme, host, prefix and query stay. */
export const withPath = (url: string, arrival: Arrival, path: string): string => {
  const [, origin = '', sent = '', rest = ''] = /^([a-z][^:]*:\/\/[^/?#]*)([^?#]*)([\s\S]*)$/i.exec(url) ?? [];
  const prefix = sent.endsWith(arrival.path)
    ? sent.slice(0, sent.length - arrival.path.length)
    : sent.replace(/\/+$/, '');
  return `${origin}${prefix}${path}${rest.replace(/#.*$/, '')}`;
};
