import type { PolicyQuestion } from '../api/ask-policy.ts';

/** The words of who may call. */
export const accessTexts = {
  title: (stage: string | undefined) => (stage === undefined ? 'Who may call' : `Who may call stage ${stage}`),
  lead: 'By policies and authorization. API keys, throttling and what an authorizer decides are left aside.',
  matrix: 'Who may call',
  caller: 'Caller',
  allowed: 'allowed',
  refused: 'refused',
  unknown: 'unknown',
  nothingToCompare: 'There is nothing to compare: no method is known to be deployed, or no caller is known.',
} as const;

/** What is true of every HTTP API. */
export const httpAccessRules = [
  'Each route decides by its own authorization: none, IAM, JWT or a Lambda authorizer.',
  'HTTP APIs have no resource policy, no private endpoint and no web ACL: nothing asks where a call comes from. Who must ask that needs a REST API, or something in front of this one.',
  'A refusal names no reason: 401 Unauthorized or 403 Forbidden.',
] as const;

/** What is true of every WebSocket API; names stand between backticks. */
export const webSocketAccessRules = [
  'The handshake is authorized, by the route `$connect`. Messages are not asked again: they come over a connection that was admitted.',
  'WebSocket APIs have no resource policy and no private endpoint, and CORS does not apply: a page of any origin may connect, unless `$connect` looks at the Origin header.',
  'Backends that send, look up or end a connection (`@connections`) sign with AWS credentials and need `execute-api:ManageConnections`.',
] as const;

/** The words of what methods or routes ask of their callers. */
export const askedTexts = {
  title: (many: string) => `What the ${many} ask of callers`,
  lead: (stage: string | undefined) =>
    stage === undefined ? 'As saved.' : `As stage ${stage} runs them, as far as that is known.`,
  label: (many: string) => `Authorization of ${many}`,
  none: (one: string) => `There is no ${one}.`,
  unread: (Many: string) => `${Many} could not be read, so it is not known what they ask.`,
  authorization: 'Authorization',
  means: 'Means',
  of: (method: string) => `Authorization of ${method}`,
  more: (count: number) => `${count} more`,
} as const;

/** What a kind of authorization asks for, where policies may stand in front. */
export const authorizationTexts: Readonly<Record<string, string>> = {
  NONE: 'Anybody whom the policies let through; a role or signature plays no part',
  AWS_IAM: 'Callers that sign with AWS credentials (SigV4) and are allowed',
  CUSTOM: 'Callers whom a Lambda authorizer lets through',
  COGNITO_USER_POOLS: 'Users with a token of the Cognito user pool',
  JWT: 'Callers with a token that the JWT authorizer accepts',
};

/** The same where no policy stands in front. */
export const routeAuthorizationTexts: Readonly<Record<string, string>> = {
  ...authorizationTexts,
  NONE: 'Anybody who can reach the URL; a role or signature plays no part',
};

/** The words of the authorizers. */
export const authorizersTexts = {
  title: 'Authorizers',
  none: 'There is none.',
  authorizer: 'Authorizer',
  type: 'Type',
  looksAt: 'Looks at',
  remembers: 'Remembers answers',
  remembersNot: 'no',
  remembersFor: (seconds: number) => `for ${seconds} s`,
  unknown: 'unknown',
  notSaid: 'not said',
  doesNotApply: 'does not apply',
  identitySource: 'Identity source',
  ttl: 'Time that answers are remembered',
  the: (name: string) => `Authorizer ${name}`,
  of: (what: string, name: string) => `${what} of authorizer ${name}`,
} as const;

/** The words of the policies in plain words. */
export const policyTexts = {
  resource: 'Resource policy',
  resourceLead: 'As saved. A stage runs the policy of its last deployment.',
  resourceDocument: 'the resource policy',
  noneOfPrivate: 'There is no resource policy. A private API without one answers nobody, and cannot be deployed.',
  none: 'There is no resource policy: nothing is decided here, the methods’ own authorization does.',
  endpoints: 'Policies of the VPC endpoints',
  endpointsLead: 'Evaluated before the API sees the call.',
  endpointDocument: (id: string) => `the policy of ${id}`,
  noEndpoint: 'There is no execute-api endpoint.',
  noneKnown: 'No endpoint’s policy is known.',
  markStatement: '; mark the statement in the JSON',
  markLine: '; mark it in the JSON',
  asReturned: 'As AWS returned it',
  document: 'The document',
  atLine: (line: number) => `, line ${line}`,
} as const;

/** What a line of a statement is about. */
export const policyAspectTexts = { who: 'Who', what: 'What', where: 'Where', when: 'When' } as const;

/** The words of the question to a policy. */
export const testerTexts = {
  title: 'Ask this policy about a call',
  lead: 'Answers for this document alone, as saved. A diagnosis combines it with endpoint policy, authorization and what is deployed.',
  ask: 'Ask',
  matches: (statement: number, sid: string | undefined, effect: string) =>
    `Statement ${statement}${sid === undefined ? '' : ` (${sid})`} matches: ${effect}`,
} as const;

/** What a policy may say of a call. */
export const decisionTexts = {
  allow: 'Allowed by this policy',
  explicitDeny: 'Denied by a statement',
  implicitDeny: 'Not allowed: no statement matches',
} as const;

/** What a call may carry. */
export const testerFields: readonly {
  readonly key: keyof PolicyQuestion;
  readonly label: string;
  readonly placeholder: string;
}[] = [
  { key: 'principal', label: 'Caller', placeholder: 'anonymous' },
  { key: 'method', label: 'Method', placeholder: 'GET' },
  { key: 'path', label: 'Path', placeholder: '/orders' },
  { key: 'sourceVpce', label: 'aws:SourceVpce', placeholder: 'absent' },
  { key: 'sourceVpc', label: 'aws:SourceVpc', placeholder: 'absent' },
  { key: 'sourceIp', label: 'aws:SourceIp', placeholder: 'absent' },
  { key: 'vpcSourceIp', label: 'aws:VpcSourceIp', placeholder: 'absent' },
  { key: 'orgId', label: 'aws:PrincipalOrgID', placeholder: 'absent' },
];
