import { describe, expect, it } from 'vitest';
import { fleetPreferences, toCols, withColumnsOf } from './fleet-preferences.ts';

const atFirst = fleetPreferences.read();

describe('the columns of the fleet', () => {
  it('come from an address in its order, the name first', () => {
    const shown = withColumnsOf(atFirst, 'findings,region,nonsense');
    expect(toCols(shown)).toBe('name,findings,region');
    expect(shown.contentDisplay).toHaveLength(atFirst.contentDisplay.length);
  });

  it('come back from their own address', () => {
    expect(toCols(withColumnsOf(atFirst, toCols(atFirst)))).toBe(toCols(atFirst));
  });

  it.each([undefined, '', 'nonsense'])('are the reader’s own where an address names none: %s', (cols) => {
    expect(withColumnsOf(atFirst, cols)).toBe(atFirst);
  });
});
