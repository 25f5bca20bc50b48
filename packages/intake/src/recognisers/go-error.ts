import type { ProgramError, ProgramWording } from './program-error.ts';
import { namesIn, readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const hostIn = (text: string): string | undefined =>
  /lookup ([a-z0-9_.-]{1,255})(?: on|:)/i.exec(text)?.[1] ?? /, not ([a-z0-9_.-]{1,255})$/i.exec(text)?.[1];

/** Method, URL and what went wrong, of net/http's error. */
const readCall = ([text, method, url]: RegExpExecArray): ProgramError => {
  const names = /certificate is valid for (.{1,400}), not /.exec(text)?.[1];
  const [, address, port] = /dial tcp ([0-9a-f.:[\]]{3,50}):(\d{1,5}):/.exec(text) ?? [];
  const isSlow = /awaiting headers|while reading body/.test(text) && !/dial tcp/.test(text);
  const isConnection = /connection reset by peer|: (?:unexpected )?EOF/.test(text);
  return { method, url, host: hostIn(text), address, port, names: namesIn(names), isSlow, isConnection };
};

const wordings: readonly ProgramWording[] = [
  {
    pattern:
      /(?:panic: |\d{4}\/\d\d\/\d\d [\d:]{8} )?\b(Get|Head|Post|Put|Patch|Delete|Options|Propfind) "(https?:\/\/[^"]{1,3000})": (.{1,800})$/,
    read: readCall,
  },
  // k6 logs the same words, escaped.
  {
    pattern:
      /(?:WARN\[\d{1,6}\] Request Failed {1,60}|time="[^"]{1,60}" level=\w{1,10} msg="Request Failed" {1,60})error="(Get|Head|Post|Put|Patch|Delete|Options) \\"(https?:\/\/[^"\\]{1,3000})\\": (.{1,800})"/,
    read: readCall,
  },
  {
    pattern: /dial tcp: lookup ([a-z0-9_.-]{1,255})(?: on [0-9a-f.:[\]]{3,60})?: .{1,120}$/i,
    read: ([, host]) => ({ host, failure: 'name-not-found' }),
  },
  {
    pattern: /dial tcp ([0-9.]{7,15}|\[[0-9a-f:]{2,45}\]):(\d{1,5}): .{1,200}$/,
    read: ([text, address, port]) => ({ address, port, failure: /refused/.test(text) ? 'refused' : 'timeout' }),
  },
  {
    pattern:
      /(?:tls: failed to verify certificate: )?x509: certificate is valid for (.{1,400}), not ([a-z0-9_.-]{1,255})/i,
    read: ([, list, host]) => ({ host, names: namesIn(list), failure: 'tls-name' }),
  },
  { pattern: /(?:remote error: )?(?:tls|x509): .{1,300}$/, read: () => ({ failure: 'tls-handshake' }) },
];

/** Go's net/http and net. */
export const goError: Recogniser = {
  id: 'go-error',
  sign: /dial tcp|(?:Get|Head|Post|Put|Patch|Delete|Options) \\?"https?:|x509: |tls: /,
  read: (page) => readProgramErrors(page, wordings),
};
