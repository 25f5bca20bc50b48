import type { Snapshot } from '@gatescope/shared';
import { parseArn, roleArnOfSession, toPointer } from '@gatescope/shared';
import type { FactReader } from '../../fact-reader.ts';
import { accountFactOf } from '../../facts.ts';
import type { PolicyDecision } from '../../policy/policy-types.ts';
import { askPolicy } from './ask-policy.ts';
import type { PolicyDetail } from './policy-detail.ts';
import type { ContextSource } from './policy-context.ts';

/** What the caller's own policies say together. */
export interface IdentityAnswer {
  readonly decisions: readonly PolicyDecision[];
  /** The verdict of the document that decided, or of the first one. */
  readonly detail: PolicyDetail | undefined;
}

/** A session's ARN lost its role's path, so a role is also found by account and name. */
const identityKeyOf = ({ account }: Snapshot, principal: string): string => {
  const key = roleArnOfSession(principal);
  if (account.identityPolicies[key]) return key;
  const wanted = parseArn(key);
  const name = wanted?.resource.split('/').at(-1);
  const isSame = (other: string): boolean => {
    const arn = parseArn(other);
    return (
      arn?.accountId === wanted?.accountId &&
      arn?.service === 'iam' &&
      arn.resource.startsWith('role/') &&
      arn.resource.split('/').at(-1) === name
    );
  };
  return (key !== principal && Object.keys(account.identityPolicies).find(isSame)) || key;
};

const together = (all: readonly (readonly PolicyDecision[])[]): PolicyDecision[] => {
  if (all.some((decisions) => decisions.length === 1 && decisions[0] === 'explicitDeny')) return ['explicitDeny'];
  const has = (decision: PolicyDecision): boolean => all.some((decisions) => decisions.includes(decision));
  const isAllowSure = all.some(
    (decisions) => decisions.length > 0 && !decisions.includes('implicitDeny') && decisions.includes('allow'),
  );
  return [
    ...(has('allow') ? (['allow'] as const) : []),
    ...(isAllowSure ? [] : (['implicitDeny'] as const)),
    ...(has('explicitDeny') ? (['explicitDeny'] as const) : []),
  ];
};

const weight: Record<PolicyDecision, number> = { explicitDeny: 2, allow: 1, implicitDeny: 0 };
const weightOf = ({ decisions }: PolicyDetail): number => Math.max(...decisions.map((decision) => weight[decision]));

/**
 * Asks the policies of the user or role that signed; undefined where they cannot be read. Boundaries, session policies and
 * the organisation's policies are not in them.
 */
export const askIdentityPolicies = (
  facts: FactReader,
  snapshot: Snapshot,
  source: ContextSource & { readonly principal: string },
  resource: string,
): IdentityAnswer | undefined => {
  const key = identityKeyOf(snapshot, source.principal);
  const policies = facts.read(accountFactOf('identityPolicies', key));
  if (policies.state === 'hidden') return undefined;
  const documents = policies.state === 'present' ? policies.value : [];
  const answers = documents.map(({ PolicyDocument: document }, index) =>
    askPolicy({
      source: { ...source, policy: 'identity-policy' },
      document,
      resource,
      pointer: toPointer('account', 'identityPolicies', key, 'value', index, 'PolicyDocument'),
    }),
  );
  // AWS saves no malformed identity policy; one that does not parse was not read rightly.
  if (answers.some(({ isMalformed }) => isMalformed)) return undefined;
  const details = answers.map(({ detail }) => detail).sort((a, b) => weightOf(b) - weightOf(a));
  return { decisions: together(details.map(({ decisions }) => decisions)), detail: details[0] };
};
