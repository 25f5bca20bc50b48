import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOriginNotAllowedExample } from './cors-origin-not-allowed.example.ts';
import { corsOriginNotAllowed } from './cors-origin-not-allowed.ts';

testFailureMode(corsOriginNotAllowed, corsOriginNotAllowedExample);

const { account, request } = corsOriginNotAllowedExample.healthy;
const seen = (headers: Record<string, string>, origin = request?.origin) =>
  diagnose(
    inputOf({
      account,
      request: { ...request, origin },
      symptom: {
        kind: 'blocked-by-browser',
        status: 200,
        headers: { 'access-control-allow-origin': 'https://other.example.com', ...headers },
      },
    }),
  ).findings[0];

describe('cors-origin-not-allowed', () => {
  it("knows a cache's copy that was made for another page", () => {
    const finding = seen({ 'x-cache': 'Hit from cloudfront' });
    expect(finding).toMatchObject({ id: 'cors-origin-not-allowed', fixes: [{ id: 'vary-by-origin' }, {}] });
    expect(finding?.explanation).toContain('x-cache: Hit from cloudfront');
  });

  it('blames no cache for a reply that was made for this page', () => {
    for (const headers of [{ 'x-cache': 'Miss from cloudfront' }, { age: '9', vary: 'Origin' }]) {
      const finding = seen(headers);
      expect(finding?.id).toBe('cors-origin-not-allowed');
      expect(finding?.fixes.map(({ id }) => id)).not.toContain('vary-by-origin');
      expect(finding?.explanation).not.toContain('cache');
    }
  });

  it('asks for a web server where the page was opened as a file', () => {
    const finding = seen({}, 'null');
    expect(finding?.summary).toContain('opened as a file');
    expect(finding?.fixes[0]).toMatchObject({ id: 'serve-the-page', owner: 'caller' });
    expect(finding?.fixes.flatMap(({ notes }) => notes).join(' ')).toContain('for a trial only');
  });
});
