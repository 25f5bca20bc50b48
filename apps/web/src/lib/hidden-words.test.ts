import { describe, expect, it } from 'vitest';
import { toMissingView } from './hidden-words.ts';

const permission = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-west-1::/restapis/a1/stages' };

describe('toMissingView', () => {
  it.each(['denied', 'not-asked', 'other-account'] as const)('names the permission to grant after %s', (cause) => {
    expect(toMissingView({ pointer: '/api/stages', cause, permission }).grant).toEqual(permission);
  });

  it.each(['failed', 'throttled', 'malformed'] as const)(
    'does not send anybody to grant something after %s',
    (cause) => {
      expect(toMissingView({ pointer: '/api/stages', cause, permission }).grant).toBeUndefined();
    },
  );
});
