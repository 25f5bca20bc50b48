import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-codec.ts';

describe('the search codec', () => {
  it('keeps an account id as text', () => {
    expect(parseSearch('?account=012345678901')).toEqual({ account: '012345678901' });
  });

  it('reads a repeated name as a list', () => {
    expect(parseSearch('?header=a%3A%201&header=b%3A%202')).toEqual({ header: ['a: 1', 'b: 2'] });
  });

  it('writes lists as repeated names, and leaves out what is empty', () => {
    expect(stringifySearch({ a: ['1', '2'], b: undefined, c: '', d: null, e: 3, f: true })).toBe('?a=1&a=2&e=3&f=true');
  });

  it('writes nothing for nothing', () => {
    expect(stringifySearch({ a: undefined })).toBe('');
  });

  it('brings every text back', () => {
    const search = { url: 'https://a.example/x?y=1&z=%20#h', body: '{"message":"Forbidden"} + ü&=?' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });
});
