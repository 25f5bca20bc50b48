import type { ReferenceTableData, Source } from '../reference-data.ts';

/** The gates of a request, in order. */
export const wayTexts: ReferenceTableData = {
  title: 'The gates, in order',
  lead: 'A request stops at the first gate that refuses it. HTTP and WebSocket APIs have fewer gates.',
  headers: ['Gate', 'What is decided', 'When it stops, the caller sees'],
  rows: [
    [
      'Name resolution',
      'Which addresses the host name leads to. Private DNS of an execute-api endpoint answers for every API of the Region inside its VPC.',
      'Name not found',
    ],
    ['Network path', 'Routes, security groups and network ACLs towards TCP 443.', 'A timeout'],
    [
      'TLS',
      'Certificate, protocol version, mutual TLS of a custom domain.',
      'A TLS error, or 403 for a client certificate',
    ],
    ['VPC endpoint policy', 'Private calls only: whether the endpoint lets this call through to this API.', '403'],
    [
      'Host and stage',
      'Which API and stage the host, the base path and the first path segment name.',
      '403 Forbidden; for HTTP APIs 404 Not Found',
    ],
    [
      'Route',
      'Whether the stage’s deployment has this path and verb. What was edited since does not count.',
      '403 Missing Authentication Token; for HTTP APIs 404 Not Found',
    ],
    ['AWS WAF', 'The rules of the web ACL, if one is attached to the stage.', '403 Forbidden'],
    [
      'Resource policy, denies first',
      'Whether a Deny statement of the resource policy matches.',
      '403 with “User: … is not authorized …”',
    ],
    [
      'Authentication',
      'Signature, token or authorizer, as the deployed method asks.',
      '401 Unauthorized, 403, or 500 where an authorizer cannot work',
    ],
    [
      'Authorization',
      'What resource policy, identity policies and authorizer say together.',
      '403 with “User: … is not authorized …”',
    ],
    ['API key and usage plan', 'Whether the key is enabled and in a plan that holds this stage.', '403 Forbidden'],
    ['Throttling and quota', 'Limits of method, stage, plan and account.', '429 Too Many Requests or Limit Exceeded'],
    ['Request validation', 'Parameters, body and media type, where a validator or mapping asks.', '400, 413 or 415'],
    [
      'Integration',
      'Whether the backend can be called, and what it answers.',
      '500, 502, 503 or 504, or the backend’s own answer',
    ],
    [
      'Response',
      'How the answer is mapped; gateway responses shape what API Gateway answers itself.',
      'The mapped answer',
    ],
    [
      'Browser',
      'Whether a page may read the answer: CORS, mixed content, local network access.',
      'A CORS error in the console; the answer itself stays hidden',
    ],
  ],
};

/** What the order leaves open. */
export const openTexts: ReferenceTableData = {
  title: 'What the order leaves open',
  headers: ['Question', 'What is known'],
  rows: [
    [
      'Route or AWS WAF first?',
      'AWS WAF comes before policies and authorizers. Its place against the route lookup is not documented.',
    ],
    ['Where throttling sits', 'Account and stage limits against AWS WAF and authorizers: not documented.'],
    ['Which policy a message names', 'One only, even where several deny.'],
  ],
};

/** The AWS pages behind them. */
export const lifecycleSources: readonly Source[] = [
  ['apigateway-authorization-flow.html', 'How the resource policy affects authorization'],
  ['apigateway-vpc-endpoint-policies.html', 'VPC endpoint policies come first'],
  ['apigateway-control-access-aws-waf.html', 'AWS WAF comes before policies and authorizers'],
  ['how-to-deploy-api.html', 'Deployments and stages'],
];
