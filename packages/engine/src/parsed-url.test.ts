import { describe, expect, it } from 'vitest';
import { parseUrl } from './parsed-url.ts';

describe('parseUrl', () => {
  it('takes a URL apart and leaves the path as sent', () => {
    expect(parseUrl('https://API.Example.com./prod//a%2Fb/?x=1&y=2#z')).toEqual({
      scheme: 'https',
      host: 'api.example.com',
      port: 443,
      path: '/prod//a%2Fb/',
      query: 'x=1&y=2',
      fragment: 'z',
    });
  });
  it.each([
    ['http://a.example.com', 80],
    ['wss://a.example.com/prod', 443],
    ['https://a.example.com:8443/x', 8443],
    ['https://[2001:db8::1]/x', 443],
  ])('knows the port of %s', (url, port) => {
    expect(parseUrl(url)?.port).toBe(port);
  });
  it('drops a user and password and gives an empty path its slash', () => {
    expect(parseUrl('https://user:secret@a.example.com?q=1')).toMatchObject({
      host: 'a.example.com',
      path: '/',
      query: 'q=1',
    });
  });
  it.each(['', 'a.example.com/prod', 'https:/a.example.com', 'arn:aws:lambda:eu-west-1:1:function:x'])(
    'is undefined for %j',
    (text) => {
      expect(parseUrl(text)).toBeUndefined();
    },
  );
});
