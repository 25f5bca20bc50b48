import { expect, it } from 'vitest';
import { toCredentialError } from './credential-error.ts';
import type { Trouble } from './trouble.ts';

const place = { accountId: '111122223333', region: 'eu-west-1' };

it.each<[Trouble['kind'], string]>([
  ['no-credentials', 'no-credentials'],
  ['expired-credentials', 'expired-credentials'],
  ['invalid-credentials', 'invalid-credentials'],
  ['aborted', 'aborted'],
])('%s ends a collection, and says where', (kind, code) => {
  const error = toCredentialError({ kind, message: 'said AWS' }, place);
  expect(error).toMatchObject({ name: 'CollectorError', code });
  expect(error?.message).toContain('account 111122223333, Region eu-west-1');
});

it.each<Trouble['kind']>(['denied', 'throttled', 'not-found', 'failed', 'unreachable'])('%s does not', (kind) => {
  expect(toCredentialError({ kind, message: '' }, place)).toBeUndefined();
});
