import type { IdentityPolicy, Snapshot } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall } from '../rendered-change.ts';

/** Who holds an inline policy. */
interface Holder {
  readonly kind: 'User' | 'Role' | 'Group';
  readonly name: string;
}

const policyAt = ({ account }: Snapshot, tokens: readonly string[]): IdentityPolicy | undefined => {
  const fact = account.identityPolicies[tokens[2] ?? ''];
  return fact?.state === 'present' ? fact.value[Number(tokens[4])] : undefined;
};

const principalOf = (arn: string): Holder | undefined => {
  const principal = parseArn(arn);
  const name = principal?.resource.split('/').at(-1);
  return principal && name ? { kind: principal.resource.startsWith('user/') ? 'User' : 'Role', name } : undefined;
};

const inline = (
  operation: string,
  { kind, name }: Holder,
  input: Readonly<Record<string, unknown>>,
): ManagementCall => ({
  service: 'iam',
  operation: operation.replace('*', kind),
  input: { [`${kind}Name`]: name, ...input },
});

const words = ({ kind, name }: Holder): string => `${kind.toLowerCase()} ${name}`;

const isOfAws = ({ PolicyArn }: IdentityPolicy): boolean => PolicyArn?.includes(':iam::aws:') === true;

/** Managed policies get a new version, inline ones are put again whole. Those of AWS are not to be edited. */
const document: ChangeRenderer = {
  pattern: '/account/identityPolicies/*/value/*/PolicyDocument',
  render: (operation, tokens, snapshot) => {
    const principal = principalOf(tokens[2] ?? '');
    const policy = policyAt(snapshot, tokens);
    if (!principal || !policy || operation.op !== 'set' || isOfAws(policy)) return undefined;
    const { PolicyName, PolicyArn, GroupName } = policy;
    const after = JSON.stringify(operation.value);
    const before =
      typeof policy.PolicyDocument === 'string' ? policy.PolicyDocument : JSON.stringify(policy.PolicyDocument);
    const diff = { label: 'Identity policy', before, after };
    if (PolicyArn)
      return {
        calls: [
          {
            service: 'iam',
            operation: 'CreatePolicyVersion',
            input: { PolicyArn, PolicyDocument: after, SetAsDefault: true },
          },
        ],
        console: [
          `In IAM, Policies, open ${PolicyName} and replace it with the one in the diff. Whoever else it is attached to gets the change too.`,
        ],
        diff,
        check: { service: 'iam', operation: 'GetPolicy', input: { PolicyArn } },
      };
    const holder: Holder = GroupName ? { kind: 'Group', name: GroupName } : principal;
    return {
      calls: [inline('Put*Policy', holder, { PolicyName, PolicyDocument: after })],
      console: [
        `In IAM, open ${words(holder)}, Permissions, ${PolicyName}, and replace the policy with the one in the diff.`,
      ],
      diff,
      check: inline('Get*Policy', holder, { PolicyName }),
    };
  },
};

const removal: ChangeRenderer = {
  pattern: '/account/identityPolicies/*/value/*',
  render: (operation, tokens, snapshot) => {
    const principal = principalOf(tokens[2] ?? '');
    const policy = policyAt(snapshot, tokens);
    if (!principal || !policy || operation.op !== 'remove') return undefined;
    const { PolicyName, PolicyArn, GroupName } = policy;
    // Through which group a managed policy comes is not told, and to detach it there touches all its users.
    if (PolicyArn && principal.kind === 'User') return undefined;
    const holder: Holder = GroupName ? { kind: 'Group', name: GroupName } : principal;
    return {
      calls: [
        PolicyArn ? inline('Detach*Policy', holder, { PolicyArn }) : inline('Delete*Policy', holder, { PolicyName }),
      ],
      console: [`In IAM, open ${words(holder)}, Permissions, and remove ${PolicyName}.`],
      check: inline(PolicyArn ? 'ListAttached*Policies' : 'List*Policies', holder, {}),
    };
  },
};

export const identityPolicyChanges: readonly ChangeRenderer[] = [document, removal];
