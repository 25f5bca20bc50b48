import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { isCrossOrigin, preflightOf } from './preflight.ts';

const request = (overrides: Record<string, unknown>) =>
  toRequest({
    method: 'GET',
    url: 'https://api.example.com/items',
    from: 'browser',
    origin: 'https://app.example.com',
    headers: {},
    ...overrides,
  });

describe('preflightOf', () => {
  it.each([
    ['a plain GET', {}],
    [
      'a form POST',
      { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' } },
    ],
    [
      'headers that the browser sets',
      { headers: { Origin: 'https://app.example.com', Cookie: 'a=b', 'User-Agent': 'x' } },
    ],
    ['the same origin', { method: 'PUT', origin: 'https://api.example.com' }],
    ['a program', { method: 'PUT', from: 'public-internet', origin: null }],
    ['a page whose origin was not said', { method: 'PUT', origin: null }],
  ])('is none for %s', (_name, overrides) => {
    expect(preflightOf(request(overrides))).toBeUndefined();
  });

  it.each([
    ['another method', { method: 'DELETE' }],
    ['a JSON body', { method: 'POST', headers: { 'Content-Type': 'application/json' } }],
    ['an API key', { headers: { 'x-api-key': 'abc' } }],
    ['a range from nowhere', { headers: { Range: 'bytes=-5' } }],
    ['a value over 128 bytes', { headers: { Accept: 'a'.repeat(129) } }],
    [
      'many long safelisted values',
      {
        headers: {
          Accept: 'a'.repeat(128),
          'Accept-Language': 'a'.repeat(128),
          'Content-Language': `${'a'.repeat(128)}`,
          'x-own': 'a'.repeat(700),
        },
      },
    ],
  ])('is sent for %s', (_name, overrides) => {
    expect(preflightOf(request(overrides))?.method).toBe('OPTIONS');
  });

  it('lists the unsafe headers sorted, and carries neither credential nor key', () => {
    const preflight = preflightOf(
      request({ headers: { 'X-Api-Key': 'abc', Authorization: 'Bearer t', Accept: 'text/html' }, apiKeyId: 'key1' }),
    );
    expect(preflight?.headers).toEqual({
      accept: '*/*',
      origin: 'https://app.example.com',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,x-api-key',
    });
    expect(preflight).toMatchObject({ credential: { scheme: 'none' }, apiKey: { kind: 'not-sent' } });
  });
});

describe('isCrossOrigin', () => {
  it('compares scheme, host and port', () => {
    expect(isCrossOrigin(request({ origin: 'http://api.example.com' }))).toBe(true);
    expect(isCrossOrigin(request({ url: 'https://api.example.com:443/x', origin: 'https://api.example.com' }))).toBe(
      false,
    );
    expect(isCrossOrigin(request({ url: 'wss://api.example.com/prod', origin: 'https://shop.example.com' }))).toBe(
      false,
    );
    expect(isCrossOrigin(request({ url: 'https://api.example.com:8443/x', origin: 'https://api.example.com' }))).toBe(
      true,
    );
  });
});
