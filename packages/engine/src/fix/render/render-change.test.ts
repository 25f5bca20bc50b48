import type { PatchOperation, Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { privateAccount } from '../../testing/build-account.ts';
import { snapshotOf } from '../../testing/snapshot-of.ts';
import { renderChange } from './render-change.ts';

describe('renderChange', () => {
  it('renders what belongs to another account with the facts of that account', () => {
    const own = snapshotOf(privateAccount());
    const hidden = { state: 'hidden', cause: 'other-account' } as const;
    const snapshot: Snapshot = {
      ...own,
      account: { ...own.account, vpcEndpoints: hidden },
      otherAccounts: { '999988887777': own.account },
    };
    const set = (base: string): PatchOperation => ({
      op: 'set',
      path: `${base}/vpcEndpoints/value/0/PrivateDnsEnabled`,
      value: true,
    });
    expect(renderChange(set('/account'), snapshot)).toBeUndefined();
    expect(renderChange(set('/otherAccounts/999988887777'), snapshot)).toEqual(renderChange(set('/account'), own));
    expect(renderChange(set('/account'), own)?.calls[0]?.operation).toBe('ModifyVpcEndpoint');
  });
});
