/** A policy, a request, and the verdict that a page of the IAM User Guide asks for. */
interface DocumentedRule {
  readonly title: string;
  readonly policy: unknown;
  readonly request: {
    readonly principal: string;
    readonly action: string;
    readonly resource: string;
    readonly context: Readonly<Record<string, string | readonly string[]>>;
  };
  readonly apiArn?: string;
  readonly kind?: 'identity-policy';
  readonly expected: {
    readonly decision: 'allow' | 'explicitDeny' | 'implicitDeny';
    readonly matched: readonly number[];
    readonly unsupported?: boolean;
  };
}

type Request = DocumentedRule['request'];
type Statement = Readonly<Record<string, unknown>>;

const api = 'arn:aws:execute-api:eu-west-1:111122223333:abcde12345';
const orders = `${api}/prod/GET/orders/7`;
const session = 'arn:aws:sts::111122223333:assumed-role/Shop/i-0123';
const role = 'arn:aws:iam::111122223333:role/Shop';
const user = 'arn:aws:iam::111122223333:user/team/Ann';

const allowed = { decision: 'allow', matched: [0] } as const;
const nothing = { decision: 'implicitDeny', matched: [] } as const;
const denied = { decision: 'explicitDeny', matched: [0, 1] } as const;
const undecided = { decision: 'implicitDeny', matched: [], unsupported: true } as const;

const base: Statement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: `${api}/*`,
};

function of(...statements: readonly Statement[]): unknown {
  return { Version: '2012-10-17', Statement: statements };
}

/** One Allow that stands under this condition. */
function when(Condition: Statement): unknown {
  return of({ ...base, Condition });
}

/** An Allow for everybody, beside a Deny under this condition. */
function unless(Condition: Statement): unknown {
  return of(base, { ...base, Effect: 'Deny', Condition });
}

/** One Allow with these parts of its statement changed. */
function saying(change: Statement): unknown {
  return of({ ...base, ...change });
}

/** One Allow that says nothing of principals but this. */
function listing(principals: Statement): unknown {
  const { Principal: _, ...rest } = base;
  return of({ ...rest, ...principals });
}

function ask(context: Request['context'] = {}, change: Partial<Request> = {}): Request {
  return { principal: 'anonymous', action: 'execute-api:Invoke', resource: orders, context, ...change };
}

function by(principal: string): Request {
  return ask({}, { principal });
}

const vpce = { 'aws:SourceVpce': 'vpce-1' };

/** IfExists, Null, ForAllValues and ForAnyValue, with the key there, absent or of several values. */
const presence: readonly DocumentedRule[] = [
  {
    title: 'a Deny with StringNotEqualsIfExists holds for a request without the key',
    policy: unless({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    request: ask(),
    expected: denied,
  },
  {
    title: 'an Allow with StringEqualsIfExists lets a request without the key in',
    policy: when({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'Null false beside StringEqualsIfExists asks for the key again',
    policy: when({
      StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' },
      Null: { 'aws:SourceVpce': 'false' },
    }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'Null takes a JSON boolean',
    policy: when({ Null: { 'aws:SourceVpce': true } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'Null with both words holds always',
    policy: when({ Null: { 'aws:SourceVpce': ['true', 'false'] } }),
    request: ask(vpce),
    expected: allowed,
  },
  {
    title: 'NullIfExists is no operator',
    policy: when({ NullIfExists: { 'aws:SourceVpce': 'true' } }),
    request: ask(),
    expected: undecided,
  },
  {
    title: 'ForAllValues holds for a request without the key',
    policy: when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'ForAllValues fails when one of the values is not in the list',
    policy: when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] } }),
    request: ask({ 'aws:TagKeys': ['team', 'stage'] }),
    expected: nothing,
  },
  {
    title: 'ForAllValues with a negated operator fails when one value is in the list',
    policy: when({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['team', 'cost'] } }),
    request: ask({ 'aws:TagKeys': ['stage', 'team'] }),
    expected: nothing,
  },
  {
    title: 'ForAnyValue with a negated operator holds when one value is in none of the list',
    policy: when({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team', 'cost'] } }),
    request: ask({ 'aws:TagKeys': ['stage', 'team'] }),
    expected: allowed,
  },
  {
    title: 'ForAnyValue with a negated operator fails when every value is in the list',
    policy: when({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team', 'cost'] } }),
    request: ask({ 'aws:TagKeys': ['cost', 'team'] }),
    expected: nothing,
  },
  {
    title: 'ForAnyValue with a negated operator fails for a request without the key',
    policy: when({ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'te*' } }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'ForAnyValue:StringLike follows the paths of an organisation',
    policy: when({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/r-ab12/ou-ab12-1111*' } }),
    request: ask({ 'aws:PrincipalOrgPaths': ['o-a1b2c3/r-ab12/ou-ab12-11112222/ou-ab12-33334444/'] }),
    expected: allowed,
  },
  {
    title: 'every operator, and every key under one operator, has to hold',
    policy: when({
      StringEquals: { 'aws:SourceVpce': 'vpce-1', 'aws:SourceVpc': 'vpc-1' },
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' },
    }),
    request: ask({ ...vpce, 'aws:SourceVpc': 'vpc-2', 'aws:VpcSourceIp': '10.1.2.3' }),
    expected: nothing,
  },
  {
    title: 'several values under a negated operator must all differ',
    policy: unless({ StringNotEquals: { 'aws:SourceVpce': ['vpce-2', 'vpce-1'] } }),
    request: ask(vpce),
    expected: allowed,
  },
  {
    title: 'two Deny statements with one endpoint each deny either endpoint',
    policy: of(
      base,
      { ...base, Sid: 'One', Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
      { ...base, Sid: 'One', Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-2' } } },
    ),
    request: ask(vpce),
    expected: { decision: 'explicitDeny', matched: [0, 2] },
  },
  {
    title: 'the names of keys know no case',
    policy: when({ StringEquals: { 'AWS:sourceVPCE': 'vpce-1' } }),
    request: ask(vpce),
    expected: allowed,
  },
  {
    title: 'the names of tags in keys know no case either, their values do',
    policy: when({ StringEquals: { 'aws:PrincipalTag/TEAM': 'Red' } }),
    request: ask({ 'aws:PrincipalTag/team': 'red' }),
    expected: nothing,
  },
];

/** Strings, and the characters that are and are not special in them. */
const strings: readonly DocumentedRule[] = [
  {
    title: 'a star under StringEquals is a star',
    policy: when({ StringEquals: { 'aws:SourceVpce': 'vpce-*' } }),
    request: ask(vpce),
    expected: nothing,
  },
  {
    title: 'a question mark under StringLike is exactly one character',
    policy: when({ StringLike: { 'aws:SourceVpce': 'vpce-1?' } }),
    request: ask(vpce),
    expected: nothing,
  },
  {
    title: 'a star in the middle under StringLike may be empty',
    policy: when({ StringLike: { 'aws:SourceVpce': 'vp*ce*-1' } }),
    request: ask(vpce),
    expected: allowed,
  },
  {
    title: 'StringLike minds the case',
    policy: when({ StringLike: { 'aws:UserAgent': '*Chrome*' } }),
    request: ask({ 'aws:UserAgent': 'Mozilla/5.0 chrome/120' }),
    expected: nothing,
  },
  {
    title: 'StringEqualsIgnoreCase does not',
    policy: when({ StringEqualsIgnoreCase: { 'aws:Referer': 'HTTPS://Shop.example/' } }),
    request: ask({ 'aws:Referer': 'https://shop.example/' }),
    expected: allowed,
  },
  {
    title: 'a backslash before a star escapes nothing',
    policy: when({ StringLike: { 'aws:UserAgent': String.raw`shop\*` } }),
    request: ask({ 'aws:UserAgent': String.raw`shop\one` }),
    expected: allowed,
  },
  {
    title: 'a backslash before a star does not stand for the star alone',
    policy: when({ StringLike: { 'aws:UserAgent': String.raw`shop\*` } }),
    request: ask({ 'aws:UserAgent': 'shop*' }),
    expected: nothing,
  },
  {
    title: '${*} is a star that matches itself only',
    policy: when({ StringLike: { 'aws:UserAgent': 'shop${*}1*' } }),
    request: ask({ 'aws:UserAgent': 'shopXX1' }),
    expected: nothing,
  },
  {
    title: '${?} and ${$} are themselves',
    policy: when({ StringLike: { 'aws:UserAgent': 'a${?}b${$}c*' } }),
    request: ask({ 'aws:UserAgent': 'a?b$cd' }),
    expected: allowed,
  },
  {
    title: 'the signs of regular expressions are plain characters',
    policy: when({ StringLike: { 'aws:UserAgent': 'a.b+(c)|[d]*' } }),
    request: ask({ 'aws:UserAgent': 'a.b+(c)|[d]e' }),
    expected: allowed,
  },
  {
    title: 'StringNotLike with a star is false when the key is there and true when it is not',
    policy: unless({ StringNotLike: { 'aws:SourceVpce': '*' } }),
    request: ask(),
    expected: denied,
  },
  {
    title: 'a variable is filled from the request',
    policy: saying({ Principal: { AWS: '111122223333' }, Resource: `${api}/prod/GET/\${aws:username}/*` }),
    request: ask({ 'aws:username': 'Ann' }, { principal: user, resource: `${api}/prod/GET/Ann/orders` }),
    expected: allowed,
  },
  {
    title: 'a variable without a value fits no resource',
    policy: saying({ Resource: `${api}/prod/GET/\${aws:username}*` }),
    request: ask({}, { resource: `${api}/prod/GET/Ann` }),
    expected: nothing,
  },
  {
    title: 'a variable without a value takes its default',
    policy: when({ StringEquals: { 'aws:SourceVpce': "${aws:PrincipalTag/endpoint, 'vpce-1'}" } }),
    request: ask(vpce),
    expected: allowed,
  },
  {
    title: 'without a Version a variable is text',
    policy: { Statement: [{ ...base, Condition: { StringEquals: { 'aws:UserAgent': '${aws:SourceVpce}' } } }] },
    request: ask({ ...vpce, 'aws:UserAgent': '${aws:SourceVpce}' }),
    expected: allowed,
  },
];

/** Addresses, numbers, dates, booleans, bytes and names of resources. */
const typed: readonly DocumentedRule[] = [
  {
    title: 'an IPv4 address written as IPv6 is not in an IPv4 range',
    policy: when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    request: ask({ 'aws:SourceIp': '::ffff:10.1.2.3' }),
    expected: nothing,
  },
  {
    title: 'an IPv6 address is compared as a number, not as text',
    policy: when({ IpAddress: { 'aws:SourceIp': '2001:DB8:0:0::/64' } }),
    request: ask({ 'aws:SourceIp': '2001:0db8::0:0001' }),
    expected: allowed,
  },
  {
    title: 'a Deny with NotIpAddress and IPv4 ranges catches an IPv6 caller',
    policy: unless({ NotIpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }),
    request: ask({ 'aws:SourceIp': '2001:db8::1' }),
    expected: denied,
  },
  {
    title: 'an address without a mask is that one address',
    policy: when({ IpAddress: { 'aws:SourceIp': ['203.0.113.7', '2001:db8::7'] } }),
    request: ask({ 'aws:SourceIp': '203.0.113.8' }),
    expected: nothing,
  },
  {
    title: 'NotIpAddress with several ranges asks to be outside all of them',
    policy: unless({ NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] } }),
    request: ask({ 'aws:SourceIp': '198.51.100.24' }),
    expected: allowed,
  },
  {
    title: 'a mask beyond the address is not decided',
    policy: when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/33' } }),
    request: ask({ 'aws:SourceIp': '203.0.113.1' }),
    expected: undecided,
  },
  {
    title: 'numbers are compared as numbers, and may be JSON numbers',
    policy: when({ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': 300 } }),
    request: ask({ 'aws:MultiFactorAuthAge': '300.0' }),
    expected: allowed,
  },
  {
    title: 'a number is not compared letter by letter',
    policy: when({ NumericLessThan: { 'aws:MultiFactorAuthAge': '1000' } }),
    request: ask({ 'aws:MultiFactorAuthAge': '999' }),
    expected: allowed,
  },
  {
    title: 'NumericLessThan with several values holds when one is greater',
    policy: when({ NumericLessThan: { 'aws:MultiFactorAuthAge': ['10', '400'] } }),
    request: ask({ 'aws:MultiFactorAuthAge': '300' }),
    expected: allowed,
  },
  {
    title: 'a date with an offset is its moment',
    policy: when({ DateLessThan: { 'aws:CurrentTime': '2026-03-01T12:00:00+02:00' } }),
    request: ask({ 'aws:CurrentTime': '2026-03-01T10:00:01Z' }),
    expected: nothing,
  },
  {
    title: 'a date may be seconds since 1970',
    policy: when({ DateGreaterThanEquals: { 'aws:CurrentTime': '1772359200' } }),
    request: ask({ 'aws:CurrentTime': '2026-03-01T10:00:00Z' }),
    expected: allowed,
  },
  {
    title: 'a date without a time is its midnight in UTC',
    policy: when({ DateEquals: { 'aws:CurrentTime': '2026-03-01' } }),
    request: ask({ 'aws:CurrentTime': '2026-03-01T00:00:00Z' }),
    expected: allowed,
  },
  {
    title: 'Bool takes a JSON boolean',
    policy: unless({ Bool: { 'aws:SecureTransport': false } }),
    request: ask({ 'aws:SecureTransport': 'false' }),
    expected: denied,
  },
  {
    title: 'Bool false does not hold for a request without the key',
    policy: unless({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'BoolIfExists false holds for a request without the key',
    policy: unless({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    request: ask(),
    expected: denied,
  },
  {
    title: 'a star under ArnLike crosses no colon',
    policy: when({ ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:log-group:shop*' } }),
    request: ask({ 'aws:SourceArn': 'arn:aws:logs:eu-west-1:111122223333:log-group:shop' }),
    expected: nothing,
  },
  {
    title: 'a star under StringLike does',
    policy: when({ StringLike: { 'aws:SourceArn': 'arn:aws:logs:*:log-group:shop*' } }),
    request: ask({ 'aws:SourceArn': 'arn:aws:logs:eu-west-1:111122223333:log-group:shop' }),
    expected: allowed,
  },
  {
    title: 'ArnEquals takes wildcards, and colons in the last part',
    policy: when({ ArnEquals: { 'aws:SourceArn': 'arn:aws:logs:*:111122223333:log-group:shop:*' } }),
    request: ask({ 'aws:SourceArn': 'arn:aws:logs:eu-west-1:111122223333:log-group:shop:stream' }),
    expected: allowed,
  },
  {
    title: 'ArnNotEquals holds for a request without the key',
    policy: unless({ ArnNotEquals: { 'aws:PrincipalArn': role } }),
    request: ask(),
    expected: denied,
  },
  {
    title: 'an operator that does not exist is not decided',
    policy: when({ StringMatches: { 'aws:SourceVpce': 'vpce-1' } }),
    request: ask(vpce),
    expected: undecided,
  },
];

/** Actions and resources. */
const scopes: readonly DocumentedRule[] = [
  {
    title: 'actions know no case and take wildcards in the middle',
    policy: saying({ Action: 'EXECUTE-API:in*KE' }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'a question mark in an action is one character',
    policy: saying({ Action: ['execute-api:Invok?', 'execute-api:Invoke?'] }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'NotAction with Deny leaves its list alone',
    policy: of(base, { Effect: 'Deny', Principal: '*', NotAction: ['execute-api:invoke'], Resource: '*' }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'NotAction with Allow admits every other action',
    policy: of({ Effect: 'Allow', Principal: '*', NotAction: 'execute-api:Invoke', Resource: '*' }),
    request: ask({}, { action: 'execute-api:InvalidateCache' }),
    expected: allowed,
  },
  {
    title: 'NotResource leaves everything in its list alone',
    policy: of(base, {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      NotResource: [`${api}/prod/POST/*`, `${api}/prod/GET/*`],
    }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'a star in a resource spans slashes',
    policy: saying({ Resource: `${api}/*/GET/orders/*` }),
    request: ask({}, { resource: `${api}/prod/POST/x/GET/orders/7` }),
    expected: allowed,
  },
  {
    title: 'a star in a resource spans no colon',
    policy: saying({ Resource: 'arn:aws:execute-api:*/prod/GET/orders/7' }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'a question mark in a resource is one character, a slash too',
    policy: saying({ Resource: `${api}/prod?GET?orders/7` }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'a resource that ends at the stage names no method',
    policy: saying({ Resource: `${api}/prod` }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'a resource with a method and no path names the root only',
    policy: saying({ Resource: `${api}/prod/GET/` }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'methods and paths mind the case',
    policy: saying({ Resource: [`${api}/prod/get/orders/7`, `${api}/prod/GET/Orders/*`] }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'three parts after the API match the root of a stage',
    policy: saying({ Resource: `${api}/*/*/*` }),
    request: ask({}, { resource: `${api}/prod/GET/` }),
    expected: allowed,
  },
  {
    title: 'an ARN with fewer than six parts is filled up with stars in an identity policy',
    kind: 'identity-policy',
    policy: of({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:eu-west-1' }),
    request: by(user),
    expected: allowed,
  },
  {
    title: 'an ARN with fewer than six parts still minds the parts that it has',
    kind: 'identity-policy',
    policy: of({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:us-east-1' }),
    request: by(user),
    expected: nothing,
  },
  {
    title: 'a star that ends an ARN stands for all that follows',
    policy: saying({ Resource: 'arn:aws:execute-api:*' }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'the shorthand stands for this API',
    policy: saying({ Resource: 'execute-api:/prod/GET/*' }),
    request: ask(),
    apiArn: api,
    expected: allowed,
  },
  {
    title: 'the shorthand stands for no other API',
    policy: saying({ Resource: ['execute-api:/*', `${api}/test/*`] }),
    request: ask(),
    apiArn: 'arn:aws:execute-api:eu-west-1:111122223333:other00000',
    expected: nothing,
  },
  {
    title: 'one statement need not stand in a list, and two may share a Sid',
    policy: { Version: '2012-10-17', Statement: { ...base, Sid: 'Same' } },
    request: ask(),
    expected: allowed,
  },
];

/** Whom a principal names. */
const principals: readonly DocumentedRule[] = [
  {
    title: 'a star in a list of AWS principals is everybody',
    policy: saying({ Principal: { AWS: [role, '*'] } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'an account by its number matches its users',
    policy: saying({ Principal: { AWS: '111122223333' } }),
    request: by(user),
    expected: allowed,
  },
  {
    title: 'an account by its number matches its sessions',
    policy: saying({ Principal: { AWS: ['111122223333'] } }),
    request: by(session),
    expected: allowed,
  },
  {
    title: 'an account does not match an anonymous caller',
    policy: saying({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'a role matches its sessions',
    policy: saying({ Principal: { AWS: role } }),
    request: by(session),
    expected: allowed,
  },
  {
    title: 'a role with a path matches its sessions, whose names have none',
    policy: saying({ Principal: { AWS: 'arn:aws:iam::111122223333:role/service-role/Shop' } }),
    request: by(session),
    expected: allowed,
  },
  {
    title: 'a session does not match another session of its role',
    policy: saying({ Principal: { AWS: session } }),
    request: by('arn:aws:sts::111122223333:assumed-role/Shop/i-9999'),
    expected: nothing,
  },
  {
    title: 'a session does not match its role',
    policy: saying({ Principal: { AWS: session } }),
    request: by(role),
    expected: nothing,
  },
  {
    title: 'a star inside the name of a principal is no wildcard',
    policy: saying({ Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/Shop/*' } }),
    request: by(session),
    expected: nothing,
  },
  {
    title: 'the id that a deleted role leaves behind matches nobody',
    policy: saying({ Principal: { AWS: 'AROAEXAMPLEID1234567' } }),
    request: by(session),
    expected: nothing,
  },
  {
    title: 'a service is not an AWS principal',
    policy: saying({ Principal: { AWS: '111122223333' } }),
    request: by('events.amazonaws.com'),
    expected: nothing,
  },
  {
    title: 'a service matches by its name, beside AWS principals',
    policy: saying({ Principal: { AWS: role, Service: ['lambda.amazonaws.com', 'events.amazonaws.com'] } }),
    request: by('events.amazonaws.com'),
    expected: allowed,
  },
  {
    title: 'a federated principal does not match an anonymous caller',
    policy: saying({ Principal: { Federated: 'cognito-identity.amazonaws.com' } }),
    request: ask(),
    expected: nothing,
  },
  {
    title: 'a Deny with NotPrincipal catches an anonymous caller',
    policy: of(base, {
      Effect: 'Deny',
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root', role] },
      Action: 'execute-api:Invoke',
      Resource: '*',
    }),
    request: ask(),
    expected: denied,
  },
  {
    title: 'NotPrincipal with the account, the role and the session spares the session',
    policy: of(base, {
      Effect: 'Deny',
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root', role, session] },
      Action: 'execute-api:Invoke',
      Resource: '*',
    }),
    request: by(session),
    expected: allowed,
  },
  {
    title: 'NotPrincipal with the role and its account spares the sessions of the role',
    policy: of(base, {
      Effect: 'Deny',
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root', role] },
      Action: 'execute-api:Invoke',
      Resource: '*',
    }),
    request: by(session),
    expected: allowed,
  },
  {
    title: 'NotPrincipal with the account alone spares none of its users',
    policy: of(base, {
      Effect: 'Deny',
      NotPrincipal: { AWS: '111122223333' },
      Action: 'execute-api:Invoke',
      Resource: '*',
    }),
    request: by(user),
    expected: denied,
  },
  {
    title: 'NotPrincipal with Allow admits everybody else',
    policy: listing({ NotPrincipal: { AWS: role } }),
    request: ask(),
    expected: allowed,
  },
  {
    title: 'a principal of another partition is another principal',
    policy: saying({ Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } }),
    request: by(user),
    expected: nothing,
  },
];

export const documentedRules: readonly DocumentedRule[] = [...presence, ...strings, ...typed, ...scopes, ...principals];
