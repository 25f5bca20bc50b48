import type { ShellWord } from '../text/shell-words.ts';

/** Options of curl that matter here. https://curl.se/docs/manpage.html */
export type CurlOption =
  | 'method'
  | 'header'
  | 'data'
  | 'json'
  | 'form'
  | 'upload'
  | 'head'
  | 'get'
  | 'user'
  | 'bearer'
  | 'sigv4'
  | 'resolve'
  | 'connect-to'
  | 'insecure'
  | 'url'
  | 'proxy'
  | 'cookie'
  | 'agent'
  | 'referer'
  | 'certificate'
  | 'location'
  | 'other-value'
  | 'other';

const long: Readonly<Record<string, CurlOption>> = {
  request: 'method',
  header: 'header',
  data: 'data',
  'data-raw': 'data',
  'data-binary': 'data',
  'data-ascii': 'data',
  'data-urlencode': 'data',
  json: 'json',
  form: 'form',
  'form-string': 'form',
  'upload-file': 'upload',
  head: 'head',
  get: 'get',
  user: 'user',
  'oauth2-bearer': 'bearer',
  'aws-sigv4': 'sigv4',
  resolve: 'resolve',
  'connect-to': 'connect-to',
  insecure: 'insecure',
  url: 'url',
  proxy: 'proxy',
  cookie: 'cookie',
  'user-agent': 'agent',
  referer: 'referer',
  cert: 'certificate',
  location: 'location',
};

const short: Readonly<Record<string, CurlOption>> = {
  X: 'method',
  H: 'header',
  d: 'data',
  F: 'form',
  T: 'upload',
  I: 'head',
  G: 'get',
  u: 'user',
  k: 'insecure',
  x: 'proxy',
  b: 'cookie',
  A: 'agent',
  e: 'referer',
  E: 'certificate',
  L: 'location',
};

const flags: ReadonlySet<CurlOption> = new Set(['head', 'get', 'insecure', 'location', 'other']);

/** Options without use here that take a value, which must not be taken for the URL. */
const valueLong =
  /^(?:output|write-out|max-time|connect-timeout|retry(?:-.{1,20})?|key|cert-type|key-type|cacert|capath|interface|dns-servers|proto.{0,20}|tls-max|ciphers|tls13-ciphers|config|cookie-jar|dump-header|range|limit-rate|max-redirs|max-filesize|noproxy|proxy-.{1,30}|stderr|trace|trace-ascii|unix-socket|local-port|keepalive-time|pass|pinnedpubkey|service-name|doh-url|expect100-timeout|happy-eyeballs-timeout-ms|rate|request-target|variable|speed-.{1,10}|url-query|socks.{0,20}|preproxy|delegation|curves|engine|random-file)$/;
const valueShort = 'omwcDrCyYzKPQtUS';

export interface CurlArgument {
  readonly option: CurlOption;
  readonly value: string;
}

const longOption = (name: string): CurlOption => {
  const known = Object.hasOwn(long, name) ? long[name] : undefined;
  return known ?? (valueLong.test(name) ? 'other-value' : 'other');
};

const shortOption = (letter: string): CurlOption =>
  (Object.hasOwn(short, letter) ? short[letter] : undefined) ?? (valueShort.includes(letter) ? 'other-value' : 'other');

/** `-sSXPOST`: flags until one that takes the rest, or the next word, as its value. */
const readShort = (
  letters: string,
  next: string | undefined,
): { readonly arguments: CurlArgument[]; readonly tookNext: boolean } => {
  const found: CurlArgument[] = [];
  for (let index = 0; index < letters.length && index < 40; index += 1) {
    const option = shortOption(letters[index] ?? '');
    if (flags.has(option)) {
      found.push({ option, value: '' });
      continue;
    }
    const rest = letters.slice(index + 1);
    found.push({ option, value: rest === '' ? (next ?? '') : rest });
    return { arguments: found, tookNext: rest === '' };
  }
  return { arguments: found, tookNext: false };
};

const readOne = (
  word: string,
  next: string | undefined,
): { readonly arguments: CurlArgument[]; readonly tookNext: boolean } => {
  if (!word.startsWith('-') || word === '-') return { arguments: [{ option: 'url', value: word }], tookNext: false };
  if (!word.startsWith('--')) return readShort(word.slice(1), next);
  const [name = '', ...rest] = word.slice(2).split('=');
  const option = longOption(name);
  if (flags.has(option)) return { arguments: [{ option, value: '' }], tookNext: false };
  const hasValue = rest.length > 0;
  return { arguments: [{ option, value: hasValue ? rest.join('=') : (next ?? '') }], tookNext: !hasValue };
};

/** The options and URLs of a curl command, without the word `curl`. */
export const readCurlArguments = (words: readonly ShellWord[]): CurlArgument[] => {
  const found: CurlArgument[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const { arguments: own, tookNext } = readOne(words[index]?.value ?? '', words[index + 1]?.value);
    for (const argument of own) found.push(argument);
    if (tookNext) index += 1;
  }
  return found;
};
