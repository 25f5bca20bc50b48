import { describe, expect, it } from 'vitest';
import type { ApiSummary } from '@gatescope/shared';
import { makeCollector } from '../testing/fakes.ts';
import { findAccount } from './find-account.ts';

const signal = new AbortController().signal;
const reference = { region: 'eu-central-1', apiId: 'a1b2c3d4e5' };

const summary = (accountId: string, id: string): ApiSummary => ({
  accountId,
  region: 'eu-central-1',
  id,
  name: id,
  kind: 'REST',
  endpointTypes: [],
});

const several = (...apis: ApiSummary[]) =>
  makeCollector({
    accountIds: ['111122223333', '444455556666'],
    listApis: () => Promise.resolve({ apis, problems: [], readAt: '' }),
  });

describe('findAccount', () => {
  it('believes the caller', async () => {
    expect(await findAccount({ ...reference, accountId: '1' }, several(), signal)).toMatchObject({ accountId: '1' });
  });

  it('asks nobody where one account is configured', async () => {
    const collector = makeCollector({ listApis: () => Promise.reject(new Error('asked')) });
    expect(await findAccount(reference, collector, signal)).toMatchObject({ accountId: '111122223333' });
  });

  it('finds the account that lists the API', async () => {
    const collector = several(summary('111122223333', 'other'), summary('444455556666', 'a1b2c3d4e5'));
    expect(await findAccount(reference, collector, signal)).toMatchObject({ accountId: '444455556666' });
  });

  it('asks back where two accounts have it', async () => {
    const collector = several(summary('111122223333', 'a1b2c3d4e5'), summary('444455556666', 'a1b2c3d4e5'));
    await expect(findAccount(reference, collector, signal)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { available: ['111122223333', '444455556666'] },
    });
  });

  it('leaves it open where no list has it', async () => {
    expect(await findAccount(reference, several(), signal)).toEqual(reference);
  });
});
