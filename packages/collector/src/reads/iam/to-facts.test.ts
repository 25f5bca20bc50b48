import { expect, it } from 'vitest';
import { toManagedPolicy, toPolicyInput } from './get-policy.ts';
import { toPolicyDocument } from './get-policy-version.ts';
import { toIamRole } from './get-role.ts';
import { toGroupPolicy } from './get-group-policy.ts';
import { toRolePolicy } from './get-role-policy.ts';
import { toUserPolicy } from './get-user-policy.ts';
import { toAttachedGroupPolicyArns } from './list-attached-group-policies.ts';
import { toAttachedRolePolicyArns } from './list-attached-role-policies.ts';
import { toAttachedUserPolicyArns } from './list-attached-user-policies.ts';
import { toGroupPolicyNames } from './list-group-policies.ts';
import { toGroupNames } from './list-groups-for-user.ts';
import { toRolePolicyNames } from './list-role-policies.ts';
import { toUserPolicyNames } from './list-user-policies.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::a b/*' }],
};
const encoded = encodeURIComponent(JSON.stringify(document));

it('a role has its trust policy decoded, as text', () => {
  const role = { RoleName: 'r', Arn: 'arn:aws:iam::1:role/r', Path: '/', RoleId: 'A', CreateDate: new Date(0) };
  expect(toIamRole({ Role: { ...role, AssumeRolePolicyDocument: encoded } })).toMatchObject({
    RoleName: 'r',
    CreateDate: '1970-01-01T00:00:00.000Z',
    AssumeRolePolicyDocument: JSON.stringify(document),
  });
});

it('a role without a trust policy is an odd answer, not a role without trust', () => {
  expect(() => toIamRole({ Role: undefined })).toThrow('without a policy document');
});

it.each([toRolePolicy, toUserPolicy, toGroupPolicy])('an inline policy has its document parsed', (toPolicy) => {
  expect(toPolicy({ PolicyName: 'p', PolicyDocument: encoded })).toEqual({ PolicyName: 'p', PolicyDocument: document });
  expect(() => toPolicy({ PolicyName: 'p', PolicyDocument: '%7Bno json' })).toThrow('JSON');
  expect(() => toPolicy({ PolicyName: 'p' })).toThrow('without a policy document');
});

it('a managed policy names the version in force', () => {
  expect(toManagedPolicy({ Policy: { PolicyName: 'p', DefaultVersionId: 'v3' } })).toEqual({
    name: 'p',
    versionId: 'v3',
  });
  expect(() => toManagedPolicy({ Policy: { PolicyName: 'p' } })).toThrow('named no version');
  expect(toPolicyDocument({ PolicyVersion: { Document: encoded, VersionId: 'v3' } })).toEqual(document);
});

it('a managed policy of AWS belongs to the account that is called aws', () => {
  expect(toPolicyInput('arn:aws:iam::aws:policy/service-role/X')).toEqual({
    policyArn: 'arn:aws:iam::aws:policy/service-role/X',
    policyOwner: 'aws',
    policyPath: 'service-role/X',
  });
});

it('lists give names and ARNs of all pages', () => {
  for (const toNames of [toRolePolicyNames, toUserPolicyNames, toGroupPolicyNames]) {
    expect(toNames([{ PolicyNames: ['a'] }, { PolicyNames: ['b'] }, { PolicyNames: undefined }])).toEqual(['a', 'b']);
  }
  for (const toArns of [toAttachedRolePolicyArns, toAttachedUserPolicyArns, toAttachedGroupPolicyArns]) {
    expect(toArns([{ AttachedPolicies: [{ PolicyName: 'a', PolicyArn: 'arn:a' }, {}] }])).toEqual(['arn:a']);
  }
  const group = { Path: '/', GroupName: 'g', GroupId: 'G', Arn: 'arn:g', CreateDate: new Date(0) };
  expect(toGroupNames([{ Groups: [group] }])).toEqual(['g']);
});
