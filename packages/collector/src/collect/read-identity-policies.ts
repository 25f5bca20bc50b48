import { absent, type Fact, type IdentityPolicy, present } from '@gatescope/shared';
import { getGroupPolicy } from '../reads/iam/get-group-policy.ts';
import { getManagedPolicy, toPolicyInput } from '../reads/iam/get-policy.ts';
import { getPolicyVersion } from '../reads/iam/get-policy-version.ts';
import { getRolePolicy } from '../reads/iam/get-role-policy.ts';
import { getUserPolicy } from '../reads/iam/get-user-policy.ts';
import { listAttachedGroupPolicies } from '../reads/iam/list-attached-group-policies.ts';
import { listAttachedRolePolicies } from '../reads/iam/list-attached-role-policies.ts';
import { listAttachedUserPolicies } from '../reads/iam/list-attached-user-policies.ts';
import { listGroupPolicies } from '../reads/iam/list-group-policies.ts';
import { listGroupsForUser } from '../reads/iam/list-groups-for-user.ts';
import { listRolePolicies } from '../reads/iam/list-role-policies.ts';
import { listUserPolicies } from '../reads/iam/list-user-policies.ts';
import type { PolicyHolder } from './fill-identities.ts';
import type { Site } from './site.ts';

/**
 * The policies of a user, role or group. One that may not be read hides them all: a list with a gap would look as if
 * the missing policy granted nothing. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
 */
export const readIdentityPolicies = async (
  site: Site,
  holder: PolicyHolder,
): Promise<Fact<readonly IdentityPolicy[]>> =>
  joined(await Promise.all([inlinePolicies(site, holder), managedPolicies(site, holder), groupPolicies(site, holder)]));

const inlinePolicies = async (site: Site, holder: PolicyHolder): Promise<Fact<readonly IdentityPolicy[]>> => {
  const names = await listInline(site, holder);
  if (names.state !== 'present') return names;
  const policies = await Promise.all(names.value.map((policyName) => getInline(site, holder, policyName)));
  return joined(
    policies.map((policy) =>
      policy.state === 'present' ? present([placed(holder, policy.value)], names.readAt) : policy,
    ),
  );
};

/** A group's policy says whose it is: it is not the user's own. */
const placed = ({ kind, name }: PolicyHolder, policy: IdentityPolicy): IdentityPolicy =>
  kind === 'group' ? { ...policy, GroupName: name } : policy;

const managedPolicies = async (site: Site, holder: PolicyHolder): Promise<Fact<readonly IdentityPolicy[]>> => {
  const arns = await listAttached(site, holder);
  if (arns.state !== 'present') return arns;
  return joined(await Promise.all(arns.value.map((policyArn) => managedPolicy(site, policyArn))));
};

const managedPolicy = async (site: Site, policyArn: string): Promise<Fact<readonly IdentityPolicy[]>> => {
  const policy = await site.ask(getManagedPolicy, toPolicyInput(policyArn));
  if (policy.state !== 'present') return policy;
  const document = await site.ask(getPolicyVersion, {
    ...toPolicyInput(policyArn),
    versionId: policy.value.versionId,
  });
  if (document.state !== 'present') return document;
  const { name } = policy.value;
  return present([{ PolicyName: name, PolicyDocument: document.value, PolicyArn: policyArn }], document.readAt);
};

const groupPolicies = async (site: Site, { kind, name }: PolicyHolder): Promise<Fact<readonly IdentityPolicy[]>> => {
  if (kind !== 'user') return present([]);
  const groups = await site.ask(listGroupsForUser, { userName: name });
  if (groups.state !== 'present') return groups;
  return joined(
    await Promise.all(groups.value.map((group) => readIdentityPolicies(site, { kind: 'group', name: group }))),
  );
};

const listInline = (site: Site, { kind, name }: PolicyHolder): Promise<Fact<string[]>> => {
  switch (kind) {
    case 'role':
      return site.ask(listRolePolicies, { roleName: name });
    case 'user':
      return site.ask(listUserPolicies, { userName: name });
    case 'group':
      return site.ask(listGroupPolicies, { groupName: name });
  }
};

const listAttached = (site: Site, { kind, name }: PolicyHolder): Promise<Fact<string[]>> => {
  switch (kind) {
    case 'role':
      return site.ask(listAttachedRolePolicies, { roleName: name });
    case 'user':
      return site.ask(listAttachedUserPolicies, { userName: name });
    case 'group':
      return site.ask(listAttachedGroupPolicies, { groupName: name });
  }
};

const getInline = (site: Site, { kind, name }: PolicyHolder, policyName: string): Promise<Fact<IdentityPolicy>> => {
  switch (kind) {
    case 'role':
      return site.ask(getRolePolicy, { roleName: name, policyName });
    case 'user':
      return site.ask(getUserPolicy, { userName: name, policyName });
    case 'group':
      return site.ask(getGroupPolicy, { groupName: name, policyName });
  }
};

// A hidden part outranks an absent one: "there is no such user" may not be concluded from half the answers.
const joined = (parts: readonly Fact<readonly IdentityPolicy[]>[]): Fact<readonly IdentityPolicy[]> => {
  const hiddenPart = parts.find(({ state }) => state === 'hidden');
  if (hiddenPart !== undefined) return hiddenPart;
  if (parts.some(({ state }) => state === 'absent')) return absent();
  const [first] = parts;
  const policies = parts.flatMap((part) => (part.state === 'present' ? part.value : []));
  return present(policies, first?.state === 'present' ? first.readAt : undefined);
};
