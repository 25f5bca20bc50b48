import type { Source } from '../reference-data.ts';

/** One reply and what it means. */
export interface ReplyEntry {
  readonly status: string;
  readonly body: string;
  readonly errorType: string;
  readonly meaning: string;
  /** Uncertain parts are said to be so. */
  readonly uncertain?: string;
}

/** Replies that REST APIs give by themselves. */
export const restReplies: readonly ReplyEntry[] = [
  {
    status: '400',
    body: 'Missing required request parameters: […]',
    errorType: 'BadRequestException',
    meaning: 'A request validator misses parameters.',
  },
  {
    status: '400',
    body: 'Invalid request body',
    errorType: 'BadRequestException',
    meaning: 'A request validator refuses the body.',
  },
  {
    status: '401',
    body: 'Unauthorized',
    errorType: 'UnauthorizedException',
    meaning: 'The authorizer’s identity source is missing or malformed, the token is bad, or the authorizer said so.',
  },
  {
    status: '403',
    body: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
    meaning: 'The stage has no such path or verb, or the method asks for IAM and the call is unsigned.',
  },
  {
    status: '403',
    body: 'Forbidden',
    errorType: 'ForbiddenException',
    meaning:
      'No usable API key; AWS WAF; no such stage or mapping; a host that names no API; a public API called through a VPC endpoint; the default endpoint is disabled.',
  },
  {
    status: '403',
    body: 'User: … is not authorized to perform: execute-api:Invoke on resource: …',
    errorType: 'AccessDeniedException',
    meaning: 'A policy refuses. The end of the text, where there is one, names which kind of policy.',
  },
  {
    status: '403',
    body: 'User is not authorized to access this resource …',
    errorType: 'AccessDeniedException',
    meaning: 'The policy that a Lambda authorizer returned refuses.',
  },
  {
    status: '403',
    body: 'Authorization header requires ‘Credential’ parameter …',
    errorType: 'IncompleteSignatureException',
    meaning:
      'A bearer token came where a signature is read: mostly a path or verb that does not exist, or a method that asks for IAM.',
  },
  {
    status: '403',
    body: 'Invalid key=value pair (missing equal-sign) in Authorization header …',
    errorType: 'IncompleteSignatureException',
    meaning: 'The same, newer wording.',
  },
  {
    status: '403',
    body: 'The request signature we calculated does not match …',
    errorType: 'InvalidSignatureException',
    meaning: 'Signed with another secret, host, path or body; a proxy may have changed Host.',
  },
  {
    status: '403',
    body: 'Credential should be scoped to a valid region …',
    errorType: 'InvalidSignatureException',
    meaning: 'Signed for another Region.',
  },
  {
    status: '403',
    body: 'Signature expired: …',
    errorType: 'InvalidSignatureException',
    meaning: 'Clocks differ by more than five minutes.',
  },
  {
    status: '403',
    body: 'The security token included in the request is expired',
    errorType: 'ExpiredTokenException',
    meaning: 'Temporary credentials have expired.',
  },
  {
    status: '403',
    body: 'The security token included in the request is invalid.',
    errorType: 'UnrecognizedClientException',
    meaning: 'Unknown access key, or one of another partition.',
    uncertain: 'The error type is not confirmed.',
  },
  {
    status: '413',
    body: 'HTTP content length exceeded 10485760 bytes.',
    errorType: 'RequestTooLargeException',
    meaning: 'The payload is over 10 MB. Not logged, and it cannot carry CORS headers.',
    uncertain: 'The error type is not confirmed.',
  },
  {
    status: '415',
    body: 'Unsupported Media Type',
    errorType: 'BadRequestException',
    meaning: 'No mapping template for this content type.',
  },
  {
    status: '429',
    body: 'Too Many Requests',
    errorType: 'TooManyRequestsException',
    meaning: 'A rate limit of method, stage, plan or account.',
  },
  {
    status: '429',
    body: 'Limit Exceeded',
    errorType: 'LimitExceededException',
    meaning: 'The usage plan’s quota is used up.',
  },
  {
    status: '500',
    body: 'Internal server error',
    errorType: 'InternalServerErrorException',
    meaning:
      'API Gateway may not call the function, or the integration is misconfigured. The execution log says which.',
  },
  {
    status: '500',
    body: '{"message":null}',
    errorType: 'AuthorizerConfigurationException',
    meaning: 'The authorizer cannot be called or returns something invalid.',
  },
  {
    status: '502',
    body: 'Internal server error',
    errorType: 'InternalServerErrorException',
    meaning: 'A Lambda proxy function answered in the wrong shape, or failed.',
  },
  {
    status: '504',
    body: 'Endpoint request timed out',
    errorType: 'InternalServerErrorException',
    meaning: 'The backend took longer than the integration’s time limit.',
    uncertain: 'Some captures show another error type.',
  },
  {
    status: '504',
    body: 'Network error communicating with endpoint',
    errorType: 'InternalServerErrorException',
    meaning: 'The backend cannot be reached, or TLS with it fails.',
  },
];

/** Replies that HTTP APIs give by themselves. They carry `apigw-requestid` and no error type. */
export const httpReplies: readonly ReplyEntry[] = [
  {
    status: '401',
    body: 'Unauthorized',
    errorType: '',
    meaning: 'JWT authorizer: token missing or not accepted; www-authenticate says why.',
  },
  {
    status: '403',
    body: 'Forbidden',
    errorType: '',
    meaning: 'An authorizer or IAM refuses, or a scope is missing. No details are given.',
  },
  {
    status: '404',
    body: 'Not Found',
    errorType: '',
    meaning: 'No route fits, or no stage. Without a stage nothing is logged.',
  },
  {
    status: '500',
    body: 'Internal Server Error',
    errorType: '',
    meaning: 'The integration or authorizer failed. Mind the capitals: REST APIs write “Internal server error”.',
  },
  {
    status: '503',
    body: 'Service Unavailable',
    errorType: '',
    meaning: 'A private integration’s target cannot be reached, or it took too long.',
    uncertain: 'Which of the two is not documented.',
  },
];

/** What a caller sees when there is no HTTP reply. */
export const noReplies: readonly (readonly [text: string, meaning: string])[] = [
  [
    'Could not resolve host · ENOTFOUND · Name or service not known · ERR_NAME_NOT_RESOLVED',
    'The default host of a private API outside its VPC; private DNS off; an alias that is not associated or not deployed; no such API.',
  ],
  [
    'Connection timed out · ETIMEDOUT · ERR_CONNECTION_TIMED_OUT',
    'A security group or network ACL does not admit TCP 443, or no route leads to the endpoint’s private addresses.',
  ],
  ['Connection refused · ECONNREFUSED', 'Port 80, or a load balancer without a listener.'],
  [
    'No alternative certificate subject name matches · ERR_TLS_CERT_ALTNAME_INVALID',
    'An own name points at an endpoint whose certificate does not carry it.',
  ],
  ['handshake failure · protocol version', 'The TLS version is too old for the security policy, or mutual TLS failed.'],
];

/** Headers that tell who answered. */
export const markHeaders: readonly (readonly [header: string, meaning: string])[] = [
  ['x-amzn-requestid', 'A REST or WebSocket API answered or passed the answer on. The caller may set it.'],
  ['x-amz-apigw-id', 'A REST API. The caller cannot set it; give it to AWS Support.'],
  ['apigw-requestid', 'An HTTP API.'],
  ['x-amzn-errortype', 'A REST API made this error itself. Cut the value at the first colon.'],
  ['x-amzn-remapped-…', 'The answer came from the integration: API Gateway renamed a header of it.'],
  ['via: … (CloudFront), x-cache', 'CloudFront was on the way: an edge-optimized API, or a distribution of your own.'],
  ['none of these', 'Something in front answered: a proxy, a load balancer, a firewall.'],
];

/** The words around the tables of replies. */
export const repliesTexts = {
  find: 'Find a reply',
  findExample: 'Missing Authentication Token',
  clear: 'Clear',
  headers: ['Status', 'Message', 'x-amzn-errortype', 'Means', 'More'],
  modes: 'Failure modes',
  modesOf: (message: string) => `Failure modes for ${message}`,
  rest: 'REST APIs',
  restLead:
    'Compare the parsed message: blanks inside the JSON differ. A customised gateway response may change status and body.',
  http: 'HTTP APIs',
  httpLead: 'They carry apigw-requestid and no error type.',
  none: 'No reply at all',
  noneHeaders: ['Text', 'Means'],
  marks: 'Who answered?',
  marksLead: 'Headers to look at first.',
  marksHeaders: ['Header', 'Means'],
} as const;

/** The AWS pages behind them. */
export const repliesSources: readonly Source[] = [
  ['supported-gateway-response-types.html', 'Gateway response types'],
  ['api-gateway-known-issues.html', 'Important notes'],
  ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden', 'Troubleshoot 403 errors'],
  ['http-api-troubleshooting-jwt.html', 'Troubleshoot JWT authorizers'],
];
