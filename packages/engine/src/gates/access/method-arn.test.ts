import { describe, expect, it } from 'vitest';
import { methodArn } from './method-arn.ts';

const target = { accountId: '123456789012', region: 'eu-west-1', apiId: 'abc', kind: 'REST' } as const;

describe('methodArn', () => {
  it.each([
    ['/', 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/'],
    ['/pets/a1', 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/pets/a1'],
    ['/test//', 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/test//'],
  ])('of %s keeps slashes as sent', (path, expected) => {
    expect(methodArn(target, { stageName: 'prod', verb: 'GET', path })).toBe(expected);
  });

  it('carries the partition of the Region', () => {
    expect(methodArn({ ...target, region: 'cn-north-1' }, { stageName: 'prod', verb: 'GET', path: '/' })).toMatch(
      /^arn:aws-cn:/,
    );
  });
});
