const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Stands where a text that a web ACL looks for may be a secret, and in the place of bytes that are no text. */
export const unsaidSearchText = '<masked>';

/** The text whose UTF-8 bytes stand in base64; undefined where there is none. */
const decodeBase64 = (encoded: string): string | undefined => {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const digit of encoded.replace(/={0,2}$/, '')) {
    const value = digits.indexOf(digit);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
};

const encodeBase64 = (text: string): string => {
  const escaped = encodeURIComponent(text).replaceAll(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  let encoded = '';
  for (let at = 0; at < escaped.length; at += 3) {
    const group = escaped.slice(at, at + 3);
    const bits = [0, 1, 2].reduce((sum, index) => (sum << 8) | (group.charCodeAt(index) || 0), 0);
    const all = [18, 12, 6, 0].map((shift) => digits.charAt((bits >> shift) & 63)).join('');
    encoded += all.slice(0, group.length + 1).padEnd(4, '=');
  }
  return encoded;
};

/** Whether a text can be what AWS writes: whole groups of base64 that stand for text. */
const isEncoded = (text: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) && decodeBase64(text) !== undefined;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Headers whose wanted value tells nothing that is to be kept: all others may carry what only a CDN should know. */
const openHeaders = new Set(['host', 'user-agent', 'referer', 'origin', 'content-type', 'accept', 'accept-language']);

const isOpenField = (field: unknown): boolean => {
  if (!isRecord(field)) return false;
  if ('UriPath' in field || 'Method' in field || 'UriFragment' in field) return true;
  const header = field['SingleHeader'];
  return isRecord(header) && openHeaders.has(String(header['Name']).toLowerCase());
};

const toText = ({ SearchString, FieldToMatch }: Readonly<Record<string, unknown>>): string =>
  typeof SearchString === 'string' && isOpenField(FieldToMatch)
    ? (decodeBase64(SearchString) ?? unsaidSearchText)
    : unsaidSearchText;

/**
 * A web ACL as a snapshot keeps it: the bytes that its rules look for (base64 in AWS's JSON) as text where they are looked
 * for in the path, the method or a header that holds no secret, else masked. This is the one place that reads them.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html
 */
export const withSearchText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withSearchText);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, withSearchText(entry)] as const);
  return Object.fromEntries('SearchString' in value ? [...entries, ['SearchString', toText(value)]] : entries);
};

/**
 * A web ACL of an account file as AWS would send it: people write what a rule looks for as text as well as in base64, and
 * on the wire it is always base64.
 */
export const withEncodedSearchText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withEncodedSearchText);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, withEncodedSearchText(entry)] as const);
  const { SearchString: text } = value;
  return Object.fromEntries(
    typeof text === 'string' && !isEncoded(text) ? [...entries, ['SearchString', encodeBase64(text)]] : entries,
  );
};
