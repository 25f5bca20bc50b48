import type { Fact } from '@gatescope/shared';
import { absent, hidden, present } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { Read, ReadInput } from '../read.ts';
import type { ServiceName } from '../aws/service-clients.ts';
import { readIdentityPolicies } from './read-identity-policies.ts';
import type { Site } from './site.ts';

type Answers = Readonly<Record<string, Fact<unknown>>>;

/** A site that answers reads from a table by operation. */
const siteOf = (answers: Answers): Site => ({
  // Only `ask` is used here.
  ...Object.create(null),
  ask: <Service extends ServiceName, Input extends ReadInput, Output, Value>({
    operation,
  }: Read<Service, Input, Output, Value>) => Promise.resolve(answers[operation] as Fact<Value>),
});

const document = { Version: '2012-10-17', Statement: [] };
const nothing: Answers = {
  ListRolePolicies: present([]),
  ListAttachedRolePolicies: present([]),
  ListUserPolicies: present([]),
  ListAttachedUserPolicies: present([]),
  ListGroupPolicies: present([]),
  ListAttachedGroupPolicies: present([]),
  ListGroupsForUser: present([]),
};
const role = { kind: 'role', name: 'r' } as const;
const user = { kind: 'user', name: 'u' } as const;

describe('readIdentityPolicies', () => {
  it('takes inline and attached policies together', async () => {
    const site = siteOf({
      ...nothing,
      ListRolePolicies: present(['inline']),
      GetRolePolicy: present({ PolicyName: 'inline', PolicyDocument: document }),
      ListAttachedRolePolicies: present(['arn:aws:iam::aws:policy/Managed']),
      GetPolicy: present({ name: 'Managed', versionId: 'v2' }),
      GetPolicyVersion: present(document),
    });
    expect(await readIdentityPolicies(site, role)).toMatchObject({
      state: 'present',
      value: [
        { PolicyName: 'inline', PolicyDocument: document },
        { PolicyName: 'Managed', PolicyDocument: document, PolicyArn: 'arn:aws:iam::aws:policy/Managed' },
      ],
    });
  });

  it("adds those of a user's groups", async () => {
    const site = siteOf({
      ...nothing,
      ListGroupsForUser: present(['developers']),
      ListGroupPolicies: present(['of-the-group']),
      GetGroupPolicy: present({ PolicyName: 'of-the-group', PolicyDocument: document }),
    });
    expect(await readIdentityPolicies(site, user)).toMatchObject({
      value: [{ PolicyName: 'of-the-group', GroupName: 'developers' }],
    });
  });

  it('is an empty list for an identity without policies', async () => {
    expect(await readIdentityPolicies(siteOf(nothing), role)).toMatchObject({ state: 'present', value: [] });
  });

  it.each(['ListRolePolicies', 'ListAttachedRolePolicies'])(
    'is hidden as a whole when %s is refused',
    async (operation) => {
      const refused = hidden('denied', { action: `iam:${operation}`, resource: '*' });
      expect(await readIdentityPolicies(siteOf({ ...nothing, [operation]: refused }), role)).toEqual(refused);
    },
  );

  it('is hidden when one of its policies may not be read', async () => {
    const refused = hidden('denied', { action: 'iam:GetPolicyVersion', resource: '*' });
    const site = siteOf({
      ...nothing,
      ListAttachedRolePolicies: present(['arn:aws:iam::1:policy/p']),
      GetPolicy: present({ name: 'p', versionId: 'v1' }),
      GetPolicyVersion: refused,
    });
    expect(await readIdentityPolicies(site, role)).toEqual(refused);
  });

  it('is absent when AWS knows no such identity', async () => {
    const site = siteOf({ ...nothing, ListRolePolicies: absent(), ListAttachedRolePolicies: absent() });
    expect(await readIdentityPolicies(site, role)).toEqual({ state: 'absent' });
  });
});
