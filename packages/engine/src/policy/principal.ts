import type { Caller } from './caller.ts';
import type { PolicyReason } from './policy-reasons.ts';
import type { ElementVerdict, PolicyOutcome } from './policy-types.ts';
import { splitArn } from './split-arn.ts';

/** One principal that a policy names. */
export type PrincipalEntry = { readonly text: string; readonly path: string } & (
  | { readonly kind: 'everyone' }
  | { readonly kind: 'every-service' }
  | { readonly kind: 'account'; readonly account: string; readonly partition: string | undefined }
  | { readonly kind: 'role'; readonly account: string; readonly partition: string; readonly role: string }
  | { readonly kind: 'identity' }
  | { readonly kind: 'service' }
  | { readonly kind: 'canonical-user' }
  | { readonly kind: 'nobody' }
);

/** The elements Principal and NotPrincipal, or neither (`implied`: a policy that belongs to its caller). */
export interface PrincipalElement {
  readonly element: 'Principal' | 'NotPrincipal';
  readonly path: string;
  readonly isImplied: boolean;
  readonly entries: readonly PrincipalEntry[];
  readonly expected: readonly string[];
}

const isAccountId = (text: string): boolean => /^\d{12}$/.test(text);

const readAwsEntry = (text: string, path: string): PrincipalEntry => {
  if (text === '*') return { kind: 'everyone', text, path };
  if (isAccountId(text)) return { kind: 'account', account: text, partition: undefined, text, path };
  const [, partition = '', service, , account = '', resource = ''] = splitArn(text) ?? [];
  if (service === 'iam' && resource === 'root') return { kind: 'account', account, partition, text, path };
  if (service === 'iam' && resource.startsWith('role/')) {
    return { kind: 'role', account, partition, role: resource.slice(resource.lastIndexOf('/') + 1), text, path };
  }
  return { kind: 'identity', text, path };
};

/**
 * Reads one principal. A wildcard inside a name or ARN never acts, and an id like AROA… is what AWS leaves behind of a
 * deleted user or role: neither meets a caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export const readPrincipalEntry = (type: string, text: string, path: string): PrincipalEntry => {
  switch (type) {
    case 'AWS':
      return readAwsEntry(text, path);
    case 'Service':
      return { kind: text === '*' ? 'every-service' : 'service', text, path };
    case 'CanonicalUser':
      return { kind: 'canonical-user', text, path };
    default:
      // A web or SAML identity calls API Gateway as a session of the role it assumed, never under its own name.
      return { kind: 'nobody', text, path };
  }
};

const notListed: PolicyReason = 'principal-not-listed';

/**
 * How an entry of Principal meets the caller. The wildcard means AWS services as well: AWS's own perimeter policies
 * exempt them from `"Principal": "*"` by aws:PrincipalIsAWSService, and `{"AWS": "*"}` is documented as its equal.
 */
const meet = (entry: PrincipalEntry, caller: Caller): PolicyReason => {
  if (entry.kind === 'everyone') return 'principal-everyone';
  if (caller.kind === 'anonymous') return notListed;
  if (caller.kind === 'service') {
    if (entry.kind === 'every-service') return 'principal-listed';
    return entry.kind === 'service' && entry.text === caller.name ? 'principal-listed' : notListed;
  }
  switch (entry.kind) {
    case 'canonical-user':
      return 'principal-canonical-user';
    case 'account':
      return isSameAccount(entry, caller) ? 'principal-account' : notListed;
    case 'role':
      if (entry.text === caller.name) return 'principal-listed';
      return isRoleOf(entry, caller) ? 'principal-role-of-session' : notListed;
    case 'identity':
      return entry.text === caller.name ? 'principal-listed' : notListed;
    default:
      return notListed;
  }
};

type Identity = Extract<Caller, { readonly kind: 'identity' }>;

const isSameAccount = (entry: Extract<PrincipalEntry, { kind: 'account' }>, caller: Identity): boolean =>
  entry.account === caller.account && (entry.partition === undefined || entry.partition === caller.partition);

/** A session's ARN leaves the path of its role out. */
const isRoleOf = (entry: Extract<PrincipalEntry, { kind: 'role' }>, caller: Identity): boolean =>
  entry.role === caller.sessionOf && entry.account === caller.account && entry.partition === caller.partition;

/** Exact: an account exempts its root user only, else a NotPrincipal with the account of its user would exempt all. */
const exempts = (entry: PrincipalEntry, caller: Caller): PolicyReason => {
  const met = meet(entry, caller);
  if (met === 'principal-account') return caller.kind === 'identity' && caller.isRoot ? met : notListed;
  return met;
};

interface Met {
  readonly reason: PolicyReason;
  readonly entry: PrincipalEntry | undefined;
}

const findMet = (entries: readonly PrincipalEntry[], caller: Caller, meets: typeof meet): Met => {
  let unclear: Met | undefined;
  for (const entry of entries) {
    const reason = meets(entry, caller);
    if (reason === 'principal-canonical-user') unclear ??= { reason, entry };
    else if (reason !== notListed) return { reason, entry };
  }
  return unclear ?? { reason: notListed, entry: undefined };
};

const listsAccountOf = (entries: readonly PrincipalEntry[], caller: Caller): boolean =>
  caller.kind !== 'identity' || entries.some((entry) => entry.kind === 'account' && isSameAccount(entry, caller));

const isUnclear = (reason: PolicyReason): boolean => reason === 'principal-canonical-user';

const judgeExemption = (element: PrincipalElement, caller: Caller): readonly [PolicyOutcome, Met] => {
  const met = findMet(element.entries, caller, exempts);
  if (isUnclear(met.reason)) return ['undetermined', met];
  if (met.entry === undefined) return ['matched', { reason: 'principal-not-exempt', entry: undefined }];
  // AWS may judge the account before the user or role, and then denies although these are listed:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
  const isWhole = met.entry.kind === 'everyone' || listsAccountOf(element.entries, caller);
  const reason = isWhole ? 'principal-exempt' : 'principal-exempt-without-account';
  return ['not-matched', { reason, entry: met.entry }];
};

const judge = (element: PrincipalElement, caller: Caller): readonly [PolicyOutcome, Met] => {
  if (element.isImplied) return ['matched', { reason: 'principal-implied', entry: undefined }];
  if (element.element === 'NotPrincipal') return judgeExemption(element, caller);
  const met = findMet(element.entries, caller, meet);
  if (isUnclear(met.reason)) return ['undetermined', met];
  return [met.entry === undefined ? 'not-matched' : 'matched', met];
};

/** Whether a statement is about this caller. */
export const judgePrincipal = (element: PrincipalElement, caller: Caller): ElementVerdict => {
  const [outcome, { reason, entry }] = judge(element, caller);
  const { path, expected } = element;
  const base = { outcome, reason, element: element.element, path, expected, actual: caller.name };
  return entry === undefined ? base : { ...base, decidedBy: { expected: entry.text, path: entry.path } };
};
