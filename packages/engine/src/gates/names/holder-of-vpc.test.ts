import { describe, expect, it } from 'vitest';
import { privateAccount } from '../../testing/build-account.ts';
import { snapshotOf } from '../../testing/snapshot-of.ts';
import { holderOfVpc } from './holder-of-vpc.ts';

const own = snapshotOf(privateAccount());
const other = { ...own.account, vpcs: { state: 'present' as const, value: [{ VpcId: 'vpc-0f' }] } };
const snapshot = { ...own, otherAccounts: { '999988887777': other } };
const vpcs = own.account.vpcs.state === 'present' ? own.account.vpcs.value : [];

describe('holderOfVpc', () => {
  it('is the account that shows the VPC, the own one before others', () => {
    expect(holderOfVpc(snapshot, 'vpc-0f')).toEqual({ base: ['otherAccounts', '999988887777'], facts: other });
    expect(holderOfVpc(snapshot, vpcs[0]?.VpcId ?? '').base).toEqual(['account']);
  });

  it('is the own account where nobody shows it', () => {
    expect(holderOfVpc(snapshot, 'vpc-0d')).toEqual({ base: ['account'], facts: own.account });
  });
});
