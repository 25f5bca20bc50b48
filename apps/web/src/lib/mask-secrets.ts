const secretHeaders = new Set([
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-amz-security-token',
  'proxy-authorization',
]);
const secretParameter =
  /(token|secret|signature|password|passwd|api[-_]?key|apikey|session|credential|jwt|^key$|^sig$|^code$)/i;
const jwt = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;
const bearer = /\b(Bearer|Basic)\s+(?!<)[\w\-.~+/=]{6,}/gi;
const accessKey = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g;
const signature = /\b(Signature=)[0-9a-f]{64}\b/gi;

/** A text without tokens, signatures and access keys. What a diagnosis needs of them is kept elsewhere, as a description. */
export const maskText = (text: string): string =>
  text
    .replace(jwt, '<token>')
    .replace(bearer, '$1 <masked>')
    .replace(accessKey, '<access-key-id>')
    .replace(signature, '$1<masked>');

/** `AWS4-HMAC-SHA256 Credential=…/20240101/eu-west-1/execute-api/aws4_request, SignedHeaders=…` keeps scope and header names. */
const maskSigV4 = (value: string): string =>
  value.replace(/(Credential=)[^/,\s]+/i, '$1<masked>').replace(/(Signature=)[^,\s]+/i, '$1<masked>');

const maskAuthorization = (value: string): string => {
  if (value.startsWith('AWS4-')) return maskSigV4(value);
  const scheme = /^([A-Za-z][\w-]*)\s/.exec(value)?.[1];
  return scheme === undefined ? '<masked>' : `${scheme} <masked>`;
};

/** A header line `name: value` whose secret value is replaced by a description. */
export const maskHeaderLine = (line: string): string => {
  const split = line.indexOf(':');
  if (split < 1) return maskText(line);
  const name = line.slice(0, split).trim();
  const value = line.slice(split + 1).trim();
  if (!secretHeaders.has(name.toLowerCase())) return `${name}: ${maskText(value)}`;
  return `${name}: ${name.toLowerCase() === 'authorization' && value !== '' ? maskAuthorization(value) : '<masked>'}`;
};

const maskQueryPair = (pair: string): string => {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (/^x-amz-credential$/i.test(name)) {
    const scope = value.replace(/^[^%/]+/, '');
    return `${name}=masked${scope}`;
  }
  if (/^x-amz-/i.test(name) && !/signature|token/i.test(name)) return pair;
  return secretParameter.test(name) && value !== '' ? `${name}=masked` : pair;
};

/** A URL without user information and without secret query values; the names stay. */
export const maskUrl = (url: string): string => {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1');
  const [path = '', query] = bare.split(/\?(.*)/s);
  const masked = query === undefined ? path : `${path}?${query.split('&').map(maskQueryPair).join('&')}`;
  return masked.replace(jwt, 'masked');
};
