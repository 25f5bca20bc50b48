import type { ProgramWording } from './program-error.ts';
import { namesIn, readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const wordings: readonly ProgramWording[] = [
  {
    pattern:
      /HTTPS?ConnectionPool\(host='([^']{1,255})', port=(\d{1,5})\): Max retries exceeded with url: (\S{1,2000}) \(Caused by .{0,1500}$/,
    read: ([text, host, port, path]) => ({
      host,
      port,
      path,
      names: namesIn(/doesn't match (?:either of )?(.{1,600}?)"?\)/.exec(text)?.[1]),
      address: undefined,
    }),
  },
  {
    pattern: /HTTPS?ConnectionPool\(host='([^']{1,255})', port=(\d{1,5})\): Read timed out\..{0,100}$/,
    read: ([, host, port]) => ({ host, port, isSlow: true }),
  },
  {
    pattern: /(\d{3}) (?:Client|Server) Error: .{0,200}? for url: (\S{1,3000})$/,
    read: ([, status, url]) => ({ status, url }),
  },
  {
    pattern: /(?:Client|Server) error '(\d{3}) [^']{1,60}' for url '([^']{1,3000})'/,
    read: ([, status, url]) => ({ status, url }),
  },
  { pattern: /HTTP Error (\d{3}): [\w ]{1,60}$/, read: ([, status]) => ({ status }) },
  {
    pattern: /Cannot connect to host ([^\s:]{1,255}):(\d{1,5}) ssl:.{0,80}\[(.{1,300})\]$/,
    read: ([, host, port]) => ({ host, port }),
  },
  {
    pattern: /(\d{3}), message='[^']{0,200}', url=(?:URL\()?'?([^')\s]{1,3000})'?\)?/,
    read: ([, status, url]) => ({ status, url }),
  },
  {
    pattern: /(?:Could not connect to the endpoint URL|Connect timeout on endpoint URL): "(\S{1,3000}?)"/,
    read: ([text, url]) => ({ url, ...(/^.{0,100}Connect timeout/.test(text) ? { failure: 'timeout' as const } : {}) }),
  },
  {
    pattern: /Read timeout on endpoint URL: "(\S{1,3000}?)"/,
    read: ([, url]) => ({ url, isSlow: true }),
  },
  {
    pattern:
      /(?:\[SSL: CERTIFICATE_VERIFY_FAILED\]|SSLError|SSLCertVerificationError).{0,200}?certificate is not valid for '([^']{1,255})'.{0,100}$/,
    read: ([, host]) => ({ host, failure: 'tls-name' }),
  },
  {
    pattern: /(?:CertificateError\()?"?hostname '([^']{1,255})' doesn't match (?:either of )?(.{1,600})$/,
    read: ([, host, list]) => ({ host, names: namesIn(list), failure: 'tls-name' }),
  },
  {
    pattern: /(?<![\w.])(?:httpx|httpcore)\.Connect(?:Error|Timeout): .{0,600}$/,
    read: ([text]) => ({ isConnection: true, ...(/ConnectTimeout/.test(text) ? { failure: 'timeout' as const } : {}) }),
  },
  {
    pattern:
      /(?<![\w.])(?:socket\.gaierror|urllib\.error\.URLError|httpx\.Connect\w{1,20}|httpcore\.Connect\w{1,20}|ssl\.SSL\w{1,40}|requests\.exceptions\.\w{1,40}|urllib3\.exceptions\.\w{1,40}|aiohttp\.client_exceptions\.\w{1,40}|TimeoutError|ConnectionRefusedError): .{1,600}$/,
    read: () => ({}),
  },
];

/** requests, urllib3, httpx, aiohttp, urllib and botocore. */
export const pythonError: Recogniser = {
  id: 'python-error',
  sign: /ConnectionPool\(|(?:Client|Server) [Ee]rror|HTTP Error \d|Cannot connect to host|endpoint URL|gaierror|hostname '|CERTIFICATE_VERIFY|(?:requests|urllib3?|httpx|httpcore|aiohttp|ssl)\.[\w.]{1,40}|message='|TimeoutError|ConnectionRefusedError/,
  read: (page) => readProgramErrors(page, wordings),
};
