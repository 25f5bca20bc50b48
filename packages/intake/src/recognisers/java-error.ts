import type { ProgramWording } from './program-error.ts';
import { namesIn, readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const wordings: readonly ProgramWording[] = [
  {
    pattern:
      /\[(\d{3})(?: [\w ]{1,60})?\] during \[([A-Z]{3,10})\] to \[(\S{1,3000}?)\] \[[^\]]{1,300}\]: \[(.{0,1500})\]/,
    read: ([, status, method, url, body]) => ({ status, method, url, body }),
  },
  { pattern: /status (\d{3}) reading \w{1,80}#\w{1,80}\([^)]{0,200}\)/, read: ([, status]) => ({ status }) },
  {
    pattern: /(\d{3}) [A-Z][\w ]{1,60} from ([A-Z]{3,10}) (https?:\/\/\S{1,3000}?)(?:, but response failed.{0,200})?$/,
    read: ([, status, method, url]) => ({ status, method, url }),
  },
  {
    pattern:
      /(\d{3}) [A-Z][\w ]{1,60}(?: on ([A-Z]{3,10}) request for "(\S{1,3000}?)")?: (?:"|\[)(.{0,1500}?)(?:"|\])\s{0,4}$/,
    read: ([, status, method, url, body]) => ({ status, method, url, body: body?.replace(/<EOL>/g, '\n') }),
  },
  {
    pattern: /I\/O error on ([A-Z]{3,10}) request for "(\S{1,3000}?)": (.{1,400})$/,
    read: ([, method, url]) => ({
      method,
      url,
    }),
  },
  {
    pattern: /Server returned HTTP response code: (\d{3}) for URL: (\S{1,3000})/,
    read: ([, status, url]) => ({
      status,
      url,
    }),
  },
  { pattern: /retrofit2\.HttpException: HTTP (\d{3})\b.{0,60}$/, read: ([, status]) => ({ status }) },
  {
    pattern: /java\.net\.UnknownHostException: ([a-z0-9_.-]{1,255})\b.{0,200}$/i,
    read: ([, host]) => ({ host, failure: 'name-not-found' }),
  },
  {
    pattern:
      /(?:Unable to resolve host "|Unable to execute HTTP request: )([a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,9})"?: .{1,200}$/,
    read: ([, host]) => ({ host, failure: 'name-not-found' }),
  },
  {
    pattern:
      /(?:Unable to execute HTTP request: )?Connect to ([^\s:/\]]{1,255}):(\d{1,5}) \[[^/\]]{1,255}\/([0-9a-f.:]{3,45})[^\]]{0,400}\] failed: .{1,200}$/,
    read: ([text, host, port, address]) => ({
      host,
      port,
      address,
      failure: /refused/i.test(text) ? 'refused' : 'timeout',
    }),
  },
  {
    pattern: /[Ff]ailed to connect to ([^\s:/]{1,255})\/([0-9a-f.:]{3,45})(?: \(port |:)(\d{1,5})\)?.{0,200}$/,
    read: ([text, host, address, port]) => ({
      host,
      address,
      port,
      failure: /refused/i.test(text) ? 'refused' : 'timeout',
    }),
  },
  {
    pattern:
      /(?:Hostname ([^\s]{1,255}) not verified|Certificate for <([^>]{1,255})> (?:doesn.t match|does not match).{0,60}?:? ?\[(.{1,500})\]).{0,200}$/,
    read: ([, a, b, list]) => ({
      host: a ?? b,
      names: namesIn(list),
      failure: 'tls-name',
    }),
  },
  {
    pattern: /No (?:subject alternative DNS name matching|name matching) ([^\s]{1,255}) found\.?/,
    read: ([, host]) => ({
      host,
      failure: 'tls-name',
    }),
  },
  { pattern: /java\.net\.http\.HttpConnectTimeoutException.{0,100}$/, read: () => ({ failure: 'timeout' }) },
  {
    pattern:
      /java\.net\.(?:SocketTimeoutException: (?:[Rr]ead timed out|timeout).{0,40}|http\.HttpTimeoutException: request timed out)$/,
    read: () => ({ isSlow: true }),
  },
  { pattern: /java\.nio\.channels\.UnresolvedAddressException/, read: () => ({}) },
  { pattern: /java\.net\.ConnectException\s{0,4}$/, read: () => ({ isConnection: true }) },
  {
    pattern:
      /(?:Caused by: )?(?:java\.net\.(?:ConnectException|SocketTimeoutException|NoRouteToHostException)|javax\.net\.ssl\.SSL\w{1,40}Exception|org\.apache\.http\.conn\.\w{1,60}Exception): .{1,600}$/,
    read: () => ({}),
  },
];

/** HttpClient, HttpURLConnection, OkHttp, Apache, Spring, Feign, Retrofit and the AWS SDK. */
export const javaError: Recogniser = {
  id: 'java-error',
  sign: /Exception|\] during \[|Hostname .{1,255} not verified|Unable to resolve host|[Ff]ailed to connect to/,
  read: (page) => readProgramErrors(page, wordings),
};
