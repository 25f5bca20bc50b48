import type { ConnectionFailure } from './exchange.ts';

// Wordings of curl, Node, Python, Java, Go, .NET, PowerShell, Ruby, PHP and browsers.
const wordings: readonly (readonly [ConnectionFailure, RegExp])[] = [
  [
    'name-not-found',
    /could ?n[o']t (?:be )?resolve|unable to resolve host|could not be resolved|ENOTFOUND|EAI_AGAIN|name or service not known|name does not resolve|nodename nor servname|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|NameResolutionError|UnresolvedAddressException|failed to resolve|UnknownHostException|NXDOMAIN|no such host|getaddrinfo (?:failed|error)|temporary failure in name resolution|server can't find|no address associated with hostname|A server with the specified hostname could not be found|DNS_PROBE|failed to lookup address|dns error|we can.t connect to the server at|No answer from DNS/i,
  ],
  [
    'tls-name',
    /no alternative certificate subject name|no certificate subject alternative name matches|certificate verify failed \(hostname mismatch|ERR_TLS_CERT_ALTNAME_INVALID|certificate's altnames|hostname mismatch|ERR_CERT_COMMON_NAME_INVALID|RemoteCertificateNameMismatch|does not match the certificate subject|doesn't match (?:any of the subject|either of|')|x509: certificate is valid for|certificate is not valid for the name|certificate subject name '?[^']{0,200}'? does not match|certificate name mismatch|CertificateError|subject alternative (?:DNS )?names? (?:matching|present)|SSLPeerUnverifiedException|SSL_ERROR_BAD_CERT_DOMAIN|not verified:/i,
  ],
  [
    'tls-handshake',
    /handshake[ _]failure|handshake failed|handshake timeout|SSL connect error|handshake operation timed out|SSL peer certificate or SSH remote key was not OK|SSLHandshakeException|ERR_SSL|SSL_ERROR|tlsv1|protocol version|wrong version number|CERTIFICATE_VERIFY_FAILED|unable to get local issuer|self[- ]signed certificate|certificate has expired|ERR_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|PKIX path|EPROTO|certificate required|bad certificate|unknown ca|SSLError|secure channel|trust relationship for the SSL|x509: |tls: |SSL certificate problem|SSL_connect|SSLException|ssl connection could not be established|remote certificate is invalid/i,
  ],
  [
    'refused',
    /connection (?:was |is |got )?refused|ECONNREFUSED|ERR_CONNECTION_REFUSED|actively refused|refused to connect/i,
  ],
  [
    'timeout',
    /timed? ?-?out|Timeout was reached|ETIMEDOUT|ERR_CONNECTION_TIMED_OUT|ConnectTimeout|deadline exceeded|EHOSTUNREACH|no route to host|ERR_ADDRESS_UNREACHABLE|ENETUNREACH|network is unreachable|did not properly respond|TimeoutException|ERR_TIMED_OUT/i,
  ],
];

/** Which connection failure a client's words speak of; undefined when they speak of none. */
export const readConnectionFailure = (text: string): ConnectionFailure | undefined =>
  wordings.find(([, pattern]) => pattern.test(text))?.[0];

const words: Readonly<Record<ConnectionFailure, string>> = {
  'name-not-found': 'the name does not resolve',
  timeout: 'the connection timed out',
  refused: 'the connection was refused',
  'tls-name': 'the certificate does not carry the name that was called',
  'tls-handshake': 'the TLS handshake failed',
};

/** A connection failure in words. */
export const describeFailure = (failure: ConnectionFailure): string => words[failure];
