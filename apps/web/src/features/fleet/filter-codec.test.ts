import { describe, expect, it } from 'vitest';
import { parseFilter, toFilterSearch } from './filter-codec.ts';

describe('the fleet’s filter', () => {
  it('comes back from its address', () => {
    const query = {
      tokens: [
        { propertyKey: 'kind', operator: '=' as const, value: 'REST' },
        { operator: ':' as const, value: 'a|b' },
      ],
      operation: 'or' as const,
    };
    expect(parseFilter(toFilterSearch(query))).toEqual(query);
  });

  it('is empty without an address', () => {
    expect(parseFilter({})).toEqual({ tokens: [], operation: 'and' });
    expect(toFilterSearch({ tokens: [], operation: 'and' })).toEqual({ f: undefined, any: undefined });
  });

  it('leaves out what it cannot read', () => {
    expect(parseFilter({ f: ['kind|~|REST', 'nonsense', 'kind|=|HTTP'] }).tokens).toEqual([
      { propertyKey: 'kind', operator: '=', value: 'HTTP' },
    ]);
  });
});
