import type { ProgramWording } from './program-error.ts';
import { readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const wordings: readonly ProgramWording[] = [
  // Guzzle of PHP.
  {
    pattern: /(?:Client|Server) error: `([A-Z]{3,10}) (\S{1,3000})` resulted in a `(\d{3})[^`]{0,60}` response:?/,
    read: ([, method, url, status]) => ({ method, url, status }),
  },
  // Ruby.
  {
    pattern: /Failed to open TCP connection to ([^\s:]{1,255}):(\d{1,5}) \((.{1,200})\)/,
    read: ([, host, port, why = '']) => ({
      host,
      port,
      ...(/execution expired/.test(why) ? { failure: 'timeout' as const } : {}),
    }),
  },
  {
    pattern: /(\d{3}) [A-Z][\w ]{1,40} \(RestClient::\w{1,60}\)|the server responded with status (\d{3})(?= |$|\.)/,
    read: ([, a, b]) => ({ status: a ?? b }),
  },
  {
    pattern:
      /SSL_connect returned=\d{1,3} errno=\d{1,3}(?: peeraddr=([0-9a-f.:]{3,45}?):(\d{1,5}))? state=error: .{1,200}$/,
    read: ([, address, port]) => ({ address, port }),
  },
  // httpie.
  { pattern: /http: error: Request timed out \([\d.]{1,10}s\)\.?/, read: () => ({ failure: 'timeout' }) },
  // libcurl's own words, as Insomnia shows them.
  {
    pattern:
      /^\s{0,8}(?:Error: )?(?:Couldn't resolve host name|SSL peer certificate or SSH remote key was not OK|Timeout was reached|SSL connect error|Couldn't connect to server|Server returned nothing \(no headers, no data\)|Failure when receiving data from the peer)\s{0,4}$/,
    read: () => ({ isConnection: true }),
  },
  // reqwest of Rust.
  { pattern: /error sending request for url \((\S{1,3000}?)\)(.{0,400})$/, read: ([, url]) => ({ url }) },
  {
    pattern: /HTTP status (?:client|server) error \((\d{3})[^)]{0,60}\) for url \((\S{1,3000}?)\)/,
    read: ([, status, url]) => ({ status, url }),
  },
  // Postman.
  { pattern: /^\s{0,8}(?:Could not (?:send request|get (?:any )?response))\s{0,4}$/, read: () => ({}) },
];

/** PHP, Ruby, Rust, httpie, and the panes of Postman and Insomnia. */
export const otherProgramError: Recogniser = {
  id: 'other-program-error',
  sign: /resulted in a `|Failed to open TCP|RestClient::|responded with status|error sending request|HTTP status (?:client|server) error|Could not (?:send|get)|SSL_connect returned|http: error:|Couldn't|SSL peer certificate|Timeout was reached|SSL connect error|Server returned nothing|Failure when receiving/,
  read: (page) => readProgramErrors(page, wordings),
};
