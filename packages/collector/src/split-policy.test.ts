import { describe, expect, it } from 'vitest';
import { hostRolePolicy } from './host-role-policy.ts';
import { splitPolicy } from './split-policy.ts';

const numbered = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => make(index));

const large = hostRolePolicy({
  accounts: ['111122223333'],
  regions: numbered(20, (index) => `ap-southeast-${index}`),
  assumeRoles: numbered(200, (index) => `arn:aws:iam::${444455556000 + index}:role/GatescopeReader`),
});

/** Every action with every resource that it is allowed on. */
const grants = (policies: readonly ReturnType<typeof hostRolePolicy>[]): string[] =>
  policies
    .flatMap(({ Statement }) => Statement)
    .flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} ${resource} ${JSON.stringify(Condition)}`)),
    )
    .sort();

describe('a policy that is split', () => {
  it('fits into managed policies, however many Regions and roles there are', () => {
    expect(JSON.stringify(large).length).toBeGreaterThan(6_144);
    for (const document of splitPolicy(large)) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
  });

  it('is attached to a role within what a role may have', () => {
    expect(splitPolicy(large).length).toBeLessThanOrEqual(10);
  });

  it('allows what it allowed before', () => {
    expect(grants(splitPolicy(large))).toEqual(grants([large]));
  });

  it('has statement ids that are unique in each document', () => {
    for (const { Statement } of splitPolicy(large))
      expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(Statement.length);
  });

  it('stays one document where it fits', () => {
    const small = hostRolePolicy({ accounts: ['111122223333'], regions: ['eu-central-1'] });
    expect(splitPolicy(small)).toEqual([small]);
  });
});
