// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readRecentReports, readRecentTargets, rememberReport, rememberTarget } from './recent.ts';

const target = (apiId: string) => ({ accountId: '111122223333', region: 'eu-west-1', apiId, name: `name of ${apiId}` });

beforeEach(() => {
  localStorage.clear();
});

describe('what was looked at lately', () => {
  it('stands newest first, each once', () => {
    for (const id of ['a', 'b', 'a']) rememberTarget(target(id));
    expect(readRecentTargets().map(({ apiId }) => apiId)).toEqual(['a', 'b']);
  });

  it('is kept for a few only', () => {
    for (let index = 0; index < 20; index += 1) rememberTarget(target(`api${index}`));
    expect(readRecentTargets()).toHaveLength(6);
  });

  it('holds names and ids only, whatever else it was given', () => {
    rememberTarget({ ...target('a'), secret: 'x' } as never);
    expect(localStorage.getItem('gatescope.targets')).not.toContain('secret');
  });

  it('holds reports too', () => {
    rememberReport({ id: 'r1', title: 'One', savedAt: 'x' });
    rememberReport({ id: 'r2', title: 'Two', savedAt: 'y' });
    expect(readRecentReports().map(({ id }) => id)).toEqual(['r2', 'r1']);
  });
});
