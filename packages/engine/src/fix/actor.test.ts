import { describe, expect, it } from 'vitest';
import { ids, privateAccount, vpcRequest } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';
import { actorOf, managedBy } from './actor.ts';

const fix = (path: string, owner?: string) => ({
  id: 'x',
  title: 'Allow the endpoint',
  change: { kind: 'patch' as const, operations: [{ op: 'set' as const, path, value: 'y' }] },
  risk: 'safe' as const,
  notes: ['It takes a minute.'],
  ...(owner ? { owner } : {}),
});
const world = makeWorld(
  inputOf({
    account: privateAccount(
      { restApi: { tags: { 'aws:cloudformation:stack-name': 'orders' } } },
      { Tags: [{ Key: 'ManagedBy', Value: 'terraform' }] },
    ),
    request: vpcRequest(),
  }),
);

describe('actorOf', () => {
  it('names the account of the API where nobody else owns the change', () => {
    expect(actorOf(world, fix('/api/restApi/value/policy'))).toEqual({
      accountId: ids.accountId,
      who: 'the account of the API',
    });
  });

  it('names the account whose things the patch changes', () => {
    const actor = actorOf(world, fix('/otherAccounts/999988887777/vpcEndpoints/value/0/PolicyDocument'));
    expect(actor).toMatchObject({ accountId: '999988887777', who: 'account 999988887777' });
  });

  it('writes a message to another account', () => {
    const actor = actorOf(world, fix('/account/vpcEndpoints/value/0/PolicyDocument', '999988887777'));
    expect(actor.accountId).toBe('999988887777');
    expect(actor.message).toMatch(
      /^GET https:.* does not get through, and what has to change is on your side\. Please: allow the endpoint\. It takes a minute\.$/,
    );
  });
});

describe('managedBy', () => {
  it('tells the stack that owns the API', () => {
    expect(managedBy(world.snapshot, fix('/api/restApi/value/policy'))).toBe('CloudFormation stack orders');
  });

  it('tells the tool that owns the changed thing itself', () => {
    expect(managedBy(world.snapshot, fix('/account/vpcEndpoints/value/0/PrivateDnsEnabled'))).toBe('Terraform');
  });

  it('says nothing where no tag does', () => {
    expect(managedBy(world.snapshot, fix('/account/securityGroups/value/0/IpPermissions'))).toBeUndefined();
  });
});
