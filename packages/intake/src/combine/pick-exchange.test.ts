import { describe, expect, it } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import { pickExchange } from './pick-exchange.ts';

const url = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';
const preflight: Exchange = {
  method: 'OPTIONS',
  url,
  requestHeaders: { 'access-control-request-method': 'POST' },
  status: 403,
};

describe('pickExchange', () => {
  it('takes the last call that failed, one of an API before any other', () => {
    const api: Exchange = { method: 'GET', url, status: 403 };
    const other: Exchange = { method: 'GET', url: 'https://www.example.com/', status: 500 };
    expect(pickExchange([{ ...api, status: 500 }, api, other]).main).toBe(api);
    expect(pickExchange([api, { ...api, status: 200 }]).main).toBe(api);
    expect(pickExchange([other]).main).toBe(other);
  });

  it('puts a preflight beside its call', () => {
    const call: Exchange = { method: 'POST', url, isLost: true };
    expect(pickExchange([preflight, call])).toMatchObject({ main: call, preflight });
  });

  it('takes a preflight that was sent by hand for the call itself', () => {
    expect(pickExchange([{ url, isMention: true }, preflight])).toMatchObject({ main: preflight });
    expect(pickExchange([preflight])).not.toHaveProperty('preflight');
  });

  it('gives a reply without a URL the URL that was mentioned, rather one with a path', () => {
    const host: Exchange = { url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/', isMention: true };
    expect(pickExchange([{ url, isMention: true }, { status: 403 }, host]).main).toEqual({ status: 403, url });
  });

  it('picks nothing from nothing', () => {
    expect(pickExchange([])).toEqual({ others: [] });
  });
});
