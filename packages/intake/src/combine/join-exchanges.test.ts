import { describe, expect, it } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import { joinExchanges } from './join-exchanges.ts';

const url = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';
const call: Exchange = { method: 'GET', url };

describe('joinExchanges', () => {
  it('joins a command with the reply below it', () => {
    expect(joinExchanges([call, { status: 403 }, { responseBody: '{}' }])).toEqual([
      { ...call, status: 403, responseBody: '{}' },
    ]);
  });

  it('joins a command with the whole exchange that a tool printed for it', () => {
    expect(joinExchanges([call, { method: 'GET', url: `${url}/`, status: 403 }])).toHaveLength(1);
  });

  it('keeps calls apart that differ in URL, method or outcome', () => {
    expect(
      joinExchanges([
        { ...call, status: 403 },
        { method: 'POST', url },
      ]),
    ).toHaveLength(2);
    expect(
      joinExchanges([
        { ...call, status: 403 },
        { ...call, status: 200 },
      ]),
    ).toHaveLength(2);
    expect(joinExchanges([{ ...call, status: 403 }, { status: 500 }])).toHaveLength(2);
    expect(joinExchanges([call, { method: 'GET', url: 'https://api.example.com/' }])).toHaveLength(2);
  });

  it('lets a description end a mention, and keeps the URL of the description', () => {
    const mention: Exchange = { url, isMention: true };
    expect(joinExchanges([mention, { status: 403 }])).toEqual([{ url, status: 403 }]);
    expect(joinExchanges([{ ...call, url: `${url}?a=1`, status: 403 }, mention])).toEqual([
      { ...call, url: `${url}?a=1`, status: 403 },
    ]);
  });

  it('adds headers up', () => {
    const [joined] = joinExchanges([
      { ...call, requestHeaders: { a: '1' } },
      { ...call, requestHeaders: { b: '2' } },
    ]);
    expect(joined?.requestHeaders).toEqual({ a: '1', b: '2' });
  });
});
