import { describe, expect, it } from 'vitest';
import { paths } from './paths.ts';

describe('the addresses of pages', () => {
  it('carry an API in their path and the rest in their query', () => {
    const target = { accountId: '111122223333', region: 'eu-west-1', apiId: 'a1' };
    expect(paths.api(target, 'routes', { stage: 'prod/x', path: undefined })).toBe(
      '/apis/111122223333/eu-west-1/a1/routes?stage=prod%2Fx',
    );
  });

  it('escape what would end a segment', () => {
    expect(paths.failureMode('a/b?c')).toBe('/failure-modes/a%2Fb%3Fc');
  });
});
