import * as iam from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { iam as service } from './iam.ts';

const used = useSandbox();
const managed = { PolicyArn: 'arn:aws:iam::111122223333:policy/managed' };
const decoded = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? ''));

describe('a role', () => {
  test('is found with its trust policy, URL-encoded', async () => {
    const { Role } = await used.clients.iam.send(new iam.GetRoleCommand({ RoleName: 'caller' }));
    expect(Role?.Arn).toBe('arn:aws:iam::111122223333:role/team/caller');
    expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B/);
    expect(decoded(Role?.AssumeRolePolicyDocument)).toEqual({ Statement: [] });
  });

  test('has inline policies', async () => {
    const { iam: client } = used.clients;
    const { PolicyNames } = await client.send(new iam.ListRolePoliciesCommand({ RoleName: 'caller' }));
    expect(PolicyNames).toEqual(['inline']);
    const policy = await client.send(new iam.GetRolePolicyCommand({ RoleName: 'caller', PolicyName: 'inline' }));
    expect(decoded(policy.PolicyDocument)).toEqual({ Version: '2012-10-17', Statement: [{ Sid: 'Ü & more' }] });
  });

  test('has attached policies, whose documents are read by version', async () => {
    const { iam: client } = used.clients;
    const attached = await client.send(new iam.ListAttachedRolePoliciesCommand({ RoleName: 'caller' }));
    expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'managed', ...managed }]);
    const { Policy } = await client.send(new iam.GetPolicyCommand(managed));
    const version = { ...managed, VersionId: Policy?.DefaultVersionId };
    const { PolicyVersion } = await client.send(new iam.GetPolicyVersionCommand(version));
    expect(decoded(PolicyVersion?.Document)).toEqual({ Version: '2012-10-17', Statement: [] });
  });

  test('that the list of roles leaves out does not exist', async () => {
    const { iam: client } = used.clients;
    const missing = { RoleName: 'nobody' };
    const error = { name: 'NoSuchEntityException', $metadata: { httpStatusCode: 404 } };
    await expect(client.send(new iam.GetRoleCommand(missing))).rejects.toMatchObject(error);
    await expect(client.send(new iam.ListRolePoliciesCommand(missing))).rejects.toMatchObject(error);
  });

  test('of another account is read with a key of that account', async () => {
    const command = new iam.ListRolePoliciesCommand({ RoleName: 'stranger' });
    await expect(used.clients.iam.send(command)).rejects.toThrow('The role with name stranger cannot be found.');
    const { PolicyNames } = await used.clients.ofAccount('444455556666').iam.send(command);
    expect(PolicyNames).toEqual(['theirs']);
  });
});

test('roles may stand in a map by name', async () => {
  used.sandbox.setAccounts([
    { ...exampleAccount, iamRoles: { caller: { AssumeRolePolicyDocument: { Statement: [] } } } },
  ]);
  const { Role } = await used.clients.iam.send(new iam.GetRoleCommand({ RoleName: 'caller' }));
  expect(Role?.Arn).toBe('arn:aws:iam::111122223333:role/caller');
  used.sandbox.setAccounts([exampleAccount]);
});

describe('a user', () => {
  test('has inline policies, named by their place when the file gives documents only', async () => {
    const { iam: client } = used.clients;
    const { PolicyNames } = await client.send(new iam.ListUserPoliciesCommand({ UserName: 'alice' }));
    expect(PolicyNames).toEqual(['policy-1']);
    const policy = await client.send(new iam.GetUserPolicyCommand({ UserName: 'alice', PolicyName: 'policy-1' }));
    expect(decoded(policy.PolicyDocument)).toEqual({ Version: '2012-10-17', Statement: [] });
  });

  test('has no attached policies and no groups beside', async () => {
    const { iam: client } = used.clients;
    const attached = await client.send(new iam.ListAttachedUserPoliciesCommand({ UserName: 'alice' }));
    expect(attached.AttachedPolicies).toEqual([]);
    expect((await client.send(new iam.ListGroupsForUserCommand({ UserName: 'alice' }))).Groups).toEqual([]);
  });

  test('of whom the file says nothing cannot be read', async () => {
    const command = new iam.ListUserPoliciesCommand({ UserName: 'bob' });
    await expect(used.clients.iam.send(command)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('lists', () => {
  test('are paged by marker', async () => {
    const document = { Version: '2012-10-17', Statement: [] };
    const policies = ['a', 'b', 'c'].map((PolicyName) => ({ PolicyName, PolicyDocument: document }));
    used.sandbox.setAccounts([
      { ...exampleAccount, identityPolicies: { 'arn:aws:iam::111122223333:role/caller': policies } },
    ]);
    const ask = (Marker?: string) =>
      used.clients.iam.send(new iam.ListRolePoliciesCommand({ RoleName: 'caller', MaxItems: 2, Marker }));
    const first = await ask();
    const second = await ask(first.Marker);
    expect([first, second].map(({ PolicyNames, IsTruncated }) => [PolicyNames, IsTruncated])).toEqual([
      [['a', 'b'], true],
      [['c'], false],
    ]);
    used.sandbox.setAccounts([exampleAccount]);
  });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
