import type { Request } from '@gatescope/shared';
import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { judgeTranscript } from './judge-transcript.ts';

const page = 'https://shop.example.com';
const api = 'https://api.example.com/orders';
const call = (overrides: Record<string, unknown> = {}): Request =>
  toRequest({ method: 'GET', url: api, from: 'browser', origin: page, headers: {}, ...overrides });
const reply = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
});
const own = { 'access-control-allow-origin': page };
const json = { 'Content-Type': 'application/json' };

describe('judgeTranscript', () => {
  it('sends a second preflight where a redirect keeps the method', () => {
    const hops = [
      {
        preflight: reply(200, { ...own, 'access-control-allow-headers': 'content-type' }),
        actual: reply(307, { ...own, location: '/orders/' }),
      },
      { preflight: reply(403) },
    ];
    expect(judgeTranscript(call({ method: 'POST', headers: json }), hops)).toMatchObject({
      issue: 'PreflightMissingAllowOriginHeader',
      leg: 'preflight',
      hop: 1,
    });
  });

  it('turns POST into GET at a 302, which then needs no preflight', () => {
    const first = {
      preflight: reply(200, { ...own, 'access-control-allow-headers': 'content-type' }),
      actual: reply(302, { ...own, location: 'done' }),
    };
    expect(judgeTranscript(call({ method: 'POST', headers: json }), [first, { actual: reply(200, own) }])).toEqual({
      allowed: true,
    });
  });

  it('calls as null once two foreign hosts are on the way, even back home', () => {
    const first = { actual: reply(302, { ...own, location: `${page}/login` }) };
    expect(judgeTranscript(call(), [first, { actual: reply(200, own) }])).toMatchObject({
      issue: 'AllowOriginMismatch',
      wanted: 'null',
      hop: 1,
    });
  });

  it('refuses a redirect with a password in its address', () => {
    const first = { actual: reply(302, { ...own, location: 'https://user:pass@api.example.com/orders/' }) };
    expect(judgeTranscript(call(), [first])).toMatchObject({ issue: 'RedirectContainsCredentials', hop: 0 });
  });

  it('is unknown where a reply is missing that would decide', () => {
    expect(judgeTranscript(call(), [])).toEqual({ allowed: 'unknown' });
    expect(judgeTranscript(call({ method: 'POST', headers: json }), [{ actual: reply(200, own) }])).toEqual({
      allowed: 'unknown',
    });
  });

  it('asks no header of a reply to the page itself', () => {
    expect(judgeTranscript(call({ url: `${page}/orders` }), [{ actual: reply(500) }])).toEqual({ allowed: true });
  });
});
