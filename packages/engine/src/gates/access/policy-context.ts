import type { ComplaintReading } from '../../complaint-reading.ts';
import type { PolicyContext } from '../../policy/policy-types.ts';
import type { Request, Target } from '@gatescope/shared';
import type { DomainName } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import { isPrincipalKey, isUnclearPrincipalKey, principalKeys } from './principal-keys.ts';
import type { Vantage } from './vantage.ts';

/** One way to read a request's condition keys. What is not in `context` is absent, unless `isUnclear` says otherwise. */
export interface ContextReading {
  readonly context: PolicyContext;
  /** Whether the value (or even the presence) of a key, named in lower case, is not known. */
  readonly isUnclear: (foldedKey: string) => boolean;
}

export interface ContextSource {
  /** What is asked where it is not execute-api:Invoke. */
  readonly action?: string;
  readonly target: Target;
  readonly request: Request;
  readonly vantage: Vantage;
  readonly seen: ComplaintReading;
  /** The private custom domain that was called. */
  readonly domain?: DomainName | undefined;
  /** The authenticated principal; absent where the policy sees the caller as anonymous. */
  readonly principal?: string | undefined;
  /** Somebody signed, and it was not said who. */
  readonly isPrincipalUnsaid?: boolean;
  /** `endpoint-policy` also knows the called API's account. */
  readonly policy: 'resource-policy' | 'endpoint-policy' | 'identity-policy';
}

/** A reserved address that nobody lists: stands for the unknown one that an endpoint may put in the place of the caller's. */
const rewrittenAddress = '240.0.0.1';

/** When the refusal happened: only a reply's own date tells the time of a request. */
export const timeOfComplaint = (seen: ComplaintReading): number | undefined => {
  const text = seen.headers['date']?.[0] ?? seen.complaint.since ?? undefined;
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

const timeKeys = (seen: ComplaintReading): Record<string, string> => {
  const time = timeOfComplaint(seen);
  if (time === undefined) return {};
  return { 'aws:CurrentTime': new Date(time).toISOString(), 'aws:EpochTime': String(Math.floor(time / 1000)) };
};

const headerKeys = ({ headers }: Request): Record<string, string> => ({
  ...(headers['referer'] ? { 'aws:Referer': headers['referer'] } : {}),
  ...(headers['user-agent'] ? { 'aws:UserAgent': headers['user-agent'] } : {}),
});

const vantageSourceIp = ({ sourceIp }: Extract<Vantage, { kind: 'public' }>): Record<string, string> =>
  sourceIp ? { 'aws:SourceIp': sourceIp } : {};

const vantageKeys = (vantage: Vantage): Record<string, string> =>
  vantage.kind === 'public'
    ? vantageSourceIp(vantage)
    : {
        ...(vantage.vpceId ? { 'aws:SourceVpce': vantage.vpceId } : {}),
        ...(vantage.vpcId ? { 'aws:SourceVpc': vantage.vpcId } : {}),
        ...(vantage.vpcSourceIp ? { 'aws:VpcSourceIp': vantage.vpcSourceIp } : {}),
      };

/** The ARN by which policies know a private custom domain. */
export const domainArn = (target: Target, domain: DomainName): string =>
  `arn:${partitionOf(target.region).id}:execute-api:${target.region}:${target.accountId}:/domainnames/${domain.domainName}+${domain.domainNameId ?? ''}`;

const domainKeys = ({ target, domain }: ContextSource): Record<string, string> =>
  domain?.endpointConfiguration?.types?.includes('PRIVATE')
    ? { 'execute-api:viaDomainArn': domainArn(target, domain) }
    : {};

const mayBeCarried = (source: ContextSource, known: ReadonlySet<string>): ((key: string) => boolean) => {
  const { vantage, request, principal, policy, isPrincipalUnsaid } = source;
  const pathKeys =
    vantage.kind === 'public' ? ['aws:sourceip'] : ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip'];
  const mayBeBrowser = request.client.kind !== 'program';
  const others = new Set([
    ...pathKeys,
    'aws:currenttime',
    'aws:epochtime',
    'aws:useragent',
    ...(mayBeBrowser ? ['aws:referer'] : []),
  ]);
  return (key) => {
    if (known.has(key)) return false;
    if (others.has(key) || (isPrincipalUnsaid === true && isPrincipalKey(key))) return true;
    if (policy !== 'resource-policy' && (key.startsWith('aws:resourceorg') || key.startsWith('aws:resourcetag/')))
      return true;
    return principal !== undefined && isUnclearPrincipalKey(key);
  };
};

/**
 * The condition keys of a request, with AWS's documented presence rules. Behind an endpoint AWS's pages disagree whether
 * aws:SourceIp is absent or rewritten, so there are two readings and only what both say is decided.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const readPolicyContexts = (source: ContextSource): readonly ContextReading[] => {
  const { target, request, seen, vantage, principal, policy } = source;
  const context: Record<string, string> = {
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': target.region,
    'aws:ViaAWSService': 'false',
    ...timeKeys(seen),
    ...headerKeys(request),
    ...vantageKeys(vantage),
    ...domainKeys(source),
    ...(policy === 'resource-policy' ? {} : { 'aws:ResourceAccount': target.accountId }),
    ...(principal ? principalKeys(principal) : {}),
  };
  const known = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const isUnclear = mayBeCarried(source, known);
  if (vantage.kind === 'public') return [{ context, isUnclear }];
  return [
    { context, isUnclear },
    { context: { ...context, 'aws:SourceIp': rewrittenAddress }, isUnclear },
  ];
};
