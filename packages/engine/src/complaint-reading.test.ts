import { describe, expect, it } from 'vitest';
import { readComplaint, readConnectionFailure, readPolicyRefusal } from './complaint-reading.ts';

describe('readConnectionFailure', () => {
  it.each([
    ['curl: (6) Could not resolve host: abc.execute-api.eu-west-1.amazonaws.com', 'name-not-found'],
    ['Error: getaddrinfo ENOTFOUND abc.execute-api.eu-west-1.amazonaws.com', 'name-not-found'],
    ['java.net.UnknownHostException: abc.execute-api.eu-west-1.amazonaws.com', 'name-not-found'],
    ['dial tcp: lookup abc on 10.0.0.2:53: no such host', 'name-not-found'],
    ['curl: (28) Failed to connect to abc port 443: Connection timed out', 'timeout'],
    ['connect ETIMEDOUT 10.0.1.77:443', 'timeout'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ["The remote name could not be resolved: 'abc.execute-api.eu-west-1.amazonaws.com'", 'name-not-found'],
    [
      'Unable to resolve host "abc.execute-api.eu-west-1.amazonaws.com": No address associated with hostname',
      'name-not-found',
    ],
    [
      "SocketException: Failed host lookup: 'abc' (OS Error: No address associated with hostname, errno = 7)",
      'name-not-found',
    ],
    ["*** UnKnown can't find abc: Non-existent domain", 'name-not-found'],
    [
      'A connection attempt failed because the connected party did not properly respond after a period of time',
      'timeout',
    ],
    ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls-handshake'],
    ['PKIX path building failed: unable to find valid certification path to requested target', 'tls-handshake'],
    ['The SSL connection could not be established, see inner exception.', 'tls-handshake'],
    ['SSL: no certificate subject alternative name matches', 'tls-name'],
    ['javax.net.ssl.SSLPeerUnverifiedException: Certificate for <a> does not fit', 'tls-name'],
    ["Couldn't resolve host 'a'", 'name-not-found'],
    ['error trying to connect: dns error: failed to lookup address information', 'name-not-found'],
    ['api.example.com refused to connect.', 'refused'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322)', 'tls-name'],
    ["Host name 'a' does not match the certificate subject provided by the peer (CN=b)", 'tls-name'],
    ['Failed to connect to abc port 80: Connection refused', 'refused'],
    ["curl: (60) SSL: no alternative certificate subject name matches target host name 'api.example.com'", 'tls-name'],
    [
      'SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid',
      'tls-name',
    ],
    ['x509: certificate is valid for *.execute-api.eu-west-1.amazonaws.com, not api.example.com', 'tls-name'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls-name'],
    [
      `SSLError(CertificateError("hostname 'api.example.com' doesn't match '*.execute-api.eu-west-1.amazonaws.com'"))`,
      'tls-name',
    ],
    ['javax.net.ssl.SSLPeerUnverifiedException: Hostname api.example.com not verified', 'tls-name'],
    ['java.security.cert.CertificateException: No name matching api.example.com found', 'tls-name'],
    [
      'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
      'tls-name',
    ],
    ['curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure', 'tls-handshake'],
    ['remote error: tls: bad certificate', 'tls-handshake'],
    ['curl: (56) OpenSSL SSL_read: Connection reset by peer, errno 104', 'tls-handshake'],
  ])('reads %s', (text, failure) => {
    expect(readConnectionFailure(text)).toBe(failure);
  });

  it('reads nothing into an ordinary text', () => {
    expect(readConnectionFailure('{"message":"Forbidden"}')).toBeUndefined();
  });
});

describe('readComplaint of a management call', () => {
  it('needs no kind to be a set-up that failed', () => {
    expect(readComplaint({ managementCall: 'CreateVpcEndpoint', body: 'connection timed out' })).toMatchObject({
      kind: 'setup-failed',
    });
    expect(readComplaint({ managementCall: 'CreateVpcEndpoint', body: 'connection timed out' })).not.toHaveProperty(
      'connection',
    );
  });
});

describe('readPolicyRefusal', () => {
  const base =
    'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:abc/prod/GET/x';

  it('reads the old wording', () => {
    expect(readPolicyRefusal(base)).toMatchObject({
      principal: 'anonymous',
      action: 'execute-api:Invoke',
      explicit: false,
    });
    expect(readPolicyRefusal(`${base} with an explicit deny`)).toMatchObject({ explicit: true });
    expect(readPolicyRefusal(base)).not.toHaveProperty('policyType');
  });

  it('reads the policy type of both new wordings', () => {
    expect(
      readPolicyRefusal(`${base} because no VPC endpoint policy allows the execute-api:Invoke action`),
    ).toMatchObject({ explicit: false, policyType: 'VPC endpoint' });
    expect(readPolicyRefusal(`${base} with an explicit deny in a service control policy`)).toMatchObject({
      explicit: true,
      policyType: 'service control',
    });
  });

  it('reads an authorizer’s refusal, which names nobody', () => {
    expect(readPolicyRefusal('User is not authorized to access this resource with an explicit deny')).toEqual({
      explicit: true,
    });
  });

  it('leaves other messages alone', () => {
    expect(readPolicyRefusal('Forbidden')).toBeUndefined();
  });
});

describe('readComplaint', () => {
  it('takes body, headers and error type apart, whatever their case', () => {
    const seen = readComplaint({
      kind: 'refused',
      status: 403,
      body: '{"Message": "no"}',
      headers: { 'X-Amzn-ErrorType': 'AccessDeniedException:http://x' },
    });
    expect(seen).toMatchObject({
      status: 403,
      message: 'no',
      messageKey: 'Message',
      errorType: 'AccessDeniedException',
    });
  });

  it('keeps a body that is no JSON', () => {
    expect(readComplaint({ status: 404, body: '404 page not found' })).toMatchObject({ message: '404 page not found' });
  });

  it('is empty where nothing is said', () => {
    expect(readComplaint({ kind: null, status: null, body: null, headers: {} }).isEmpty).toBe(true);
    expect(readComplaint({ kind: 'no-logs' }).isEmpty).toBe(false);
  });

  it('looks for a connection failure only where no reply came', () => {
    expect(
      readComplaint({ kind: 'failed', status: 504, body: '{"message": "Endpoint request timed out"}' }),
    ).not.toHaveProperty('connection');
    expect(readComplaint({ kind: 'no-connection', body: 'connect ETIMEDOUT' })).toMatchObject({
      connection: 'timeout',
    });
  });
});

describe('a refused WebSocket handshake', () => {
  it.each([
    ['Unexpected server response: 403', 403],
    ['Error: Unexpected server response: 401', 401],
    ["WebSocket connection to 'wss://x' failed: Error during WebSocket handshake: Unexpected response code: 500", 500],
  ])('is read as a status, not as what API Gateway wrote: %s', (body, status) => {
    const { status: read, message } = readComplaint({ kind: 'refused', body });
    expect([read, message]).toEqual([status, undefined]);
  });
});

describe('a WebSocket handshake without a subprotocol', () => {
  it('is no failure of TLS', () => {
    const console =
      "WebSocket connection to 'wss://x' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received";
    expect(readComplaint({ kind: 'no-connection', console })).not.toHaveProperty('connection');
  });
});

describe("a browser's console line", () => {
  const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

  it.each([
    ['Firefox', '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.', 403],
    ['Safari', 'Origin https://a.example is not allowed by Access-Control-Allow-Origin. Status code: 401', 401],
    ['older Chrome', `XMLHttpRequest cannot load https://b. ${missing} The response had HTTP status code 502.`, 502],
  ])('tells the status: %s', (_, console, status) => {
    expect(readComplaint({ kind: 'blocked-by-browser', console }).status).toBe(status);
  });

  it('yields to a status that was said', () => {
    expect(readComplaint({ status: 500, console: `${missing} Status code: 403.` }).status).toBe(500);
  });

  it('makes it a complaint of a browser, where no kind was said', () => {
    expect(readComplaint({ console: missing }).kind).toBe('blocked-by-browser');
    expect(readComplaint({ kind: 'sometimes', console: missing }).kind).toBe('sometimes');
    expect(readComplaint({ console: 'TypeError: Failed to fetch' }).kind).toBeUndefined();
  });
});

describe('a blank body', () => {
  it('says nothing', () => {
    expect(readComplaint({ status: 403, body: ' ' })).not.toHaveProperty('message');
    expect(readComplaint({ status: 403, body: '' })).not.toHaveProperty('bodyText');
  });
});
