// The Fetch standard's safelists. https://fetch.spec.whatwg.org/#cors-safelisted-request-header

/** Methods that need no preflight by themselves. */
export const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** Headers that the browser sets, not the script: never a reason for a preflight. https://fetch.spec.whatwg.org/#forbidden-request-header */
const forbidden = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'user-agent',
]);

const isSetByBrowser = (name: string): boolean =>
  forbidden.has(name) || name.startsWith('sec-') || name.startsWith('proxy-');

const simpleContentTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
const hasUnsafeByte = (value: string): boolean =>
  value
    .split('')
    .some(
      (character) =>
        (character < ' ' && character !== '\t') || character === '\u007f' || '"():<>?@[\\]{}'.includes(character),
    );

const essence = (value: string): string => (value.split(';')[0] ?? '').trim().toLowerCase();

/** One range with a start, and no end before it. https://fetch.spec.whatwg.org/#simple-range-header-value */
const isSimpleRange = (value: string): boolean => {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  return start !== undefined && (end === undefined || end === '' || Number(start) <= Number(end));
};

/** Whether one header needs no preflight. A description in angle brackets stands for a value that is not known. */
export const isSafelistedHeader = (name: string, value: string): boolean => {
  if (value.length > 128) return false;
  switch (name) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && simpleContentTypes.has(essence(value));
    case 'range':
      return isSimpleRange(value);
    default:
      return false;
  }
};

/**
 * Names of the request's headers that need a preflight, lower-case and sorted, as Access-Control-Request-Headers lists
 * them. Safelisted ones join in when together they are over 1024 bytes.
 */
export const unsafeHeaderNames = (headers: Readonly<Record<string, string>>): string[] => {
  const own = Object.entries(headers).filter(([name]) => !isSetByBrowser(name));
  const safe = own.filter(([name, value]) => isSafelistedHeader(name, value));
  const isTooMuch = safe.reduce((sum, [, value]) => sum + value.length, 0) > 1024;
  const unsafe = isTooMuch ? own : own.filter(([name, value]) => !isSafelistedHeader(name, value));
  return unsafe.map(([name]) => name).sort();
};
