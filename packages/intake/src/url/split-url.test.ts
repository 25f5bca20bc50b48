import { describe, expect, it } from 'vitest';
import { splitUrl, writeUrl } from './split-url.ts';

describe('splitUrl', () => {
  it('keeps the path as it was written', () => {
    expect(splitUrl('https://Api.Example.com./a//b/%2F?x=1&y=/#z')).toEqual({
      scheme: 'https',
      host: 'api.example.com',
      port: 443,
      path: '/a//b/%2F',
      query: 'x=1&y=/',
      hasUserInfo: false,
    });
  });

  it.each([
    ['http://a.b:8080', 8080, '/'],
    ['ws://a.b/x', 80, '/x'],
    ['wss://[fd00::1]:444/x', 444, '/x'],
    ['https://u:p@a.b?q', 443, '/'],
  ])('reads port and path of %s', (url, port, path) => {
    expect(splitUrl(url)).toMatchObject({ port, path });
  });

  it('is written back without user information and default port', () => {
    const parts = splitUrl('https://masked@a.b:443/x?y=1#z');
    expect(parts && writeUrl(parts)).toBe('https://a.b/x?y=1');
  });

  it.each(['a.b/c', 'mailto:x@y', 'https:// a', 'javascript:alert(1)'])('is undefined for %s', (text) => {
    expect(splitUrl(text)).toBeUndefined();
  });
});
