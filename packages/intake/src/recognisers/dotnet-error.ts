import type { ProgramWording } from './program-error.ts';
import { readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const wordings: readonly ProgramWording[] = [
  {
    pattern: /Response status code does not indicate success: (\d{3})(?: \([\w ]{1,60}\))?\.?/,
    read: ([, status]) => ({
      status,
    }),
  },
  {
    pattern: /The remote server returned an error: \((\d{3})\)(?: [\w ]{1,60})?\.?/,
    read: ([, status]) => ({ status }),
  },
  {
    pattern:
      /(?:No such host is known|Name or service not known|nodename nor servname provided, or not known)\.? ?\(([a-z0-9_.-]{1,255}):(\d{1,5})\)/,
    read: ([, host, port]) => ({ host, port, failure: 'name-not-found' }),
  },
  {
    pattern: /The remote name could not be resolved: '([^']{1,255})'/,
    read: ([, host]) => ({
      host,
      failure: 'name-not-found',
    }),
  },
  {
    pattern:
      /(?:Connection refused|No connection could be made because the target machine actively refused it)\.? ?\(([a-z0-9_.-]{1,255}):(\d{1,5})\)/,
    read: ([, host, port]) => ({ host, port, failure: 'refused' }),
  },
  {
    pattern:
      /(?:Connection timed out|A connection attempt failed because the connected party did not properly respond.{0,200}?) ?\(([a-z0-9_.-]{1,255}):(\d{1,5})\)/,
    read: ([, host, port]) => ({ host, port, failure: 'timeout' }),
  },
  {
    pattern:
      /The remote certificate is invalid (?:according to the validation procedure: |because of errors in the certificate chain: )([\w, ]{1,100})/,
    read: ([, why = '']) => ({
      failure: why.includes('RemoteCertificateNameMismatch') ? 'tls-name' : 'tls-handshake',
    }),
  },
  {
    pattern:
      /(?:The underlying connection was closed: )?Could not establish trust relationship for the SSL\/TLS secure channel\.?/,
    read: () => ({ failure: 'tls-handshake' }),
  },
  {
    pattern: /(?:The request was aborted: )?Could not create SSL\/TLS secure channel\.?/,
    read: () => ({
      failure: 'tls-handshake',
    }),
  },
  {
    pattern: /The SSL connection could not be established, see inner exception\./,
    read: () => ({ failure: 'tls-handshake' }),
  },
  {
    pattern: /The request was canceled due to the configured HttpClient\.Timeout of [\d.]{1,10} seconds elapsing\./,
    read: () => ({ isSlow: true }),
  },
  { pattern: /Unable to connect to the remote server/, read: () => ({ failure: 'timeout' }) },
];

/** HttpClient and WebRequest of .NET. */
export const dotnetError: Recogniser = {
  id: 'dotnet-error',
  sign: /does not indicate success|remote server|No such host|could not be resolved: '|actively refused|did not properly respond|remote certificate|SSL\/TLS secure channel|SSL connection could not|HttpClient\.Timeout|(?:not known|refused|timed out)\.? ?\(/,
  read: (page) => readProgramErrors(page, wordings),
};
