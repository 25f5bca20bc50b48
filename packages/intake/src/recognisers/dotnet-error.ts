import type { ProgramWording } from './program-error.ts';
import { readProgramErrors } from './program-error.ts';
import type { Recogniser } from './reading.ts';

const prefix = '(?:Unhandled exception\\. )?(?:[\\w.]{1,120}(?:Exception|Error)(?: \\([^)]{1,40}\\))?: ){0,3}';
const wording = (pattern: string, read: ProgramWording['read']): ProgramWording => ({
  pattern: new RegExp(`${prefix}${pattern}`),
  read,
});
const place = ' ?\\(([a-z0-9_.-]{1,255}):(\\d{1,5})\\)';

const wordings: readonly ProgramWording[] = [
  wording('Response status code does not indicate success: (\\d{3})(?: \\([\\w ]{1,60}\\))?\\.?', ([, status]) => ({
    status,
  })),
  wording('The remote server returned an error: \\((\\d{3})\\)(?: [\\w ]{1,60})?\\.?', ([, status]) => ({ status })),
  wording(
    `(?:No such host is known|Name or service not known|nodename nor servname provided, or not known)\\.?${place}`,
    ([, host, port]) => ({ host, port, failure: 'name-not-found' }),
  ),
  wording("The remote name could not be resolved: '([^']{1,255})'", ([, host]) => ({
    host,
    failure: 'name-not-found',
  })),
  wording(
    `(?:Connection refused|No connection could be made because the target machine actively refused it)\\.?${place}`,
    ([, host, port]) => ({ host, port, failure: 'refused' }),
  ),
  wording(
    `(?:Connection timed out|A connection attempt failed because the connected party did not properly respond.{0,200}?)${place}`,
    ([, host, port]) => ({ host, port, failure: 'timeout' }),
  ),
  wording(
    'The remote certificate is invalid (?:according to the validation procedure: |because of errors in the certificate chain: )([\\w, ]{1,100})',
    ([, why = '']) => ({
      failure: why.includes('RemoteCertificateNameMismatch') ? 'tls-name' : 'tls-handshake',
    }),
  ),
  wording(
    '(?:The underlying connection was closed: )?Could not establish trust relationship for the SSL/TLS secure channel\\.?',
    () => ({ failure: 'tls-handshake' }),
  ),
  wording('(?:The request was aborted: )?Could not create SSL/TLS secure channel\\.?', () => ({
    failure: 'tls-handshake',
  })),
  wording('The SSL connection could not be established, see inner exception\\.', () => ({ failure: 'tls-handshake' })),
  wording(
    'The request was canceled due to the configured HttpClient\\.Timeout of [\\d.]{1,10} seconds elapsing\\.',
    () => ({ isSlow: true }),
  ),
  wording('Unable to connect to the remote server', () => ({ failure: 'timeout' })),
];

/** HttpClient and WebRequest of .NET. */
export const dotnetError: Recogniser = {
  id: 'dotnet-error',
  sign: /does not indicate success|remote server|No such host|could not be resolved: '|actively refused|did not properly respond|remote certificate|SSL\/TLS secure channel|SSL connection could not|HttpClient\.Timeout|(?:not known|refused|timed out)\.? ?\(/,
  read: (page) => readProgramErrors(page, wordings),
};
