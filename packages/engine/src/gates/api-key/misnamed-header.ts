import type { Request } from '@gatescope/shared';

const looksLikeKey =
  /^(?:x[-_]?)?api[-_]?key$|^apikey$|^x-apigw-api-key$|^x-aws-api-key$|^subscription[-_]?key$|^x-key$/i;

/** Where a request carries an API key that API Gateway does not read: another header, or the query string. */
export const misplacedKey = ({
  headers,
  url,
}: Request): { readonly place: 'header' | 'query'; readonly name: string } | undefined => {
  const header = Object.keys(headers).find((name) => name !== 'x-api-key' && looksLikeKey.test(name));
  if (header) return { place: 'header', name: header };
  if (/^\s*(?:api[-_]?key|x-api-key)\b/i.test(headers['authorization'] ?? ''))
    return { place: 'header', name: 'authorization' };
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const parameter = query
    .split('&')
    .map((pair) => pair.split('=')[0] ?? '')
    .find((name) => looksLikeKey.test(name));
  return parameter ? { place: 'query', name: parameter } : undefined;
};
