import type { BrowserReply } from './check-response.ts';

type Headers = BrowserReply['headers'];

const textIn = (headers: Headers, name: string): string => (headers[name] ?? []).join(', ');

/** What a CDN writes on a copy that it kept; `Age` is written by every cache. */
const signs: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['x-cache', /\bhit\b/i],
  ['cf-cache-status', /^hit$/i],
  ['age', /^[1-9]\d{0,9}$/],
];

/**
 * The header that shows that a reply is a cache's copy for all origins alike: it has no `Vary` on Origin. Undefined
 * where nothing shows that. https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
 */
export const keptForAllOrigins = (headers: Headers): string | undefined => {
  if (/(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(textIn(headers, 'vary'))) return undefined;
  const sign = signs.find(([name, pattern]) => pattern.test(textIn(headers, name)));
  return sign && `${sign[0]}: ${textIn(headers, sign[0])}`;
};
