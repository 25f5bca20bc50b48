import { expect, it } from 'vitest';
import { toIdentity } from './get-caller-identity.ts';

it('an identity is an account and an ARN, or none at all', () => {
  expect(toIdentity({ $metadata: {}, Account: '111122223333', Arn: 'arn:a' })).toEqual({
    accountId: '111122223333',
    arn: 'arn:a',
  });
  expect(() => toIdentity({ $metadata: {} })).toThrow('named no account');
});
