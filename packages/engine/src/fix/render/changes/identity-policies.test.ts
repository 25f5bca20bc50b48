import type { IdentityPolicy, PatchOperation } from '@gatescope/shared';
import { present } from '@gatescope/shared';
import { expect, it } from 'vitest';
import { ids, restAccount } from '../../../testing/build-account.ts';
import { snapshotOf } from '../../../testing/snapshot-of.ts';
import { renderChange } from '../render-change.ts';

const role = `arn:aws:iam::${ids.accountId}:role/app`;
const user = `arn:aws:iam::${ids.accountId}:user/team/ann`;
const own = `arn:aws:iam::${ids.accountId}:policy/calls`;

const callsOf = (principal: string, policy: Partial<IdentityPolicy>, op: 'set' | 'remove') => {
  const before = snapshotOf(restAccount());
  const identityPolicies = { [principal]: present([{ PolicyName: 'calls', PolicyDocument: {}, ...policy }]) };
  const snapshot = { ...before, account: { ...before.account, identityPolicies } };
  const path = `/account/identityPolicies/${principal.replaceAll('/', '~1')}/value/0`;
  const operation: PatchOperation =
    op === 'set' ? { op, path: `${path}/PolicyDocument`, value: { Statement: [] } } : { op, path };
  return renderChange(operation, snapshot)?.calls.map((call) => [call.operation, call.input]);
};
const text = '{"Statement":[]}';

it.each([
  [role, {}, [['PutRolePolicy', { RoleName: 'app', PolicyName: 'calls', PolicyDocument: text }]]],
  [user, {}, [['PutUserPolicy', { UserName: 'ann', PolicyName: 'calls', PolicyDocument: text }]]],
  [user, { GroupName: 'dev' }, [['PutGroupPolicy', { GroupName: 'dev', PolicyName: 'calls', PolicyDocument: text }]]],
  [role, { PolicyArn: own }, [['CreatePolicyVersion', { PolicyArn: own, PolicyDocument: text, SetAsDefault: true }]]],
  [role, { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }, undefined],
])('a changed policy of %s (%j) is put where it lies', (principal, policy, expected) => {
  expect(callsOf(principal, policy, 'set')).toEqual(expected);
});

it.each([
  [role, {}, [['DeleteRolePolicy', { RoleName: 'app', PolicyName: 'calls' }]]],
  [role, { PolicyArn: own }, [['DetachRolePolicy', { RoleName: 'app', PolicyArn: own }]]],
  [user, { GroupName: 'dev' }, [['DeleteGroupPolicy', { GroupName: 'dev', PolicyName: 'calls' }]]],
  [user, { PolicyArn: own }, undefined],
])('a policy of %s (%j) is removed where it lies', (principal, policy, expected) => {
  expect(callsOf(principal, policy, 'remove')).toEqual(expected);
});
