import { describe, expect, it } from 'vitest';
import { unsaidWords } from './unsaid-words.ts';

describe('what was not said', () => {
  it.each([
    ['network.vpcId', 'the VPC that the call comes from'],
    ['headers.referer', 'the header referer'],
    ['method.request.header.X-Tenant', 'the header X-Tenant'],
    ['$request.header.Authorization', 'the header Authorization'],
    ['route.request.header.Auth', 'the header Auth'],
    ['method.request.querystring.client', 'the query parameter client'],
  ])('is told of %s as "%s"', (field, words) => {
    expect(unsaidWords(field)).toBe(words);
  });

  it('is nothing of what is no field, whatever it is called', () => {
    for (const field of ['constructor', '__proto__', 'headers', 'elsewhere.x'])
      expect(unsaidWords(field)).toBeUndefined();
  });
});
