import { describe, expect, it } from 'vitest';
import { asksForFindings, findingFilters, withFindingOptions } from './finding-filters.ts';

const fits = (operator: string, value: unknown, text: string): boolean => {
  const found = findingFilters
    .find(({ key }) => key === 'high')
    ?.operators?.find((candidate) => typeof candidate !== 'string' && candidate.operator === operator);
  if (typeof found !== 'object' || typeof found.match !== 'function') throw new Error(`There is no ${operator}`);
  return found.match(value, text);
};
const whole = { count: 2, isWhole: true };
const inPart = { count: 2, isWhole: false };

describe('a filter by findings', () => {
  it('compares counts', () => {
    expect(['1', '2', '3'].map((text) => fits('>=', whole, text))).toEqual([true, true, false]);
    expect(['1', '2', '3'].map((text) => fits('<=', whole, text))).toEqual([false, true, true]);
    expect(['1', '2', '3'].map((text) => fits('=', whole, text))).toEqual([false, true, false]);
  });

  it('says “at most” only of what was read whole', () => {
    expect([fits('>=', inPart, '1'), fits('<=', inPart, '9'), fits('=', inPart, '2')]).toEqual([true, false, false]);
  });

  it.each(['>=', '<=', '='])('leaves out what was not scanned: %s', (operator) => {
    expect(fits(operator, undefined, '0')).toBe(false);
    expect(fits(operator, '', '0')).toBe(false);
  });

  it.each(['', 'many', '-1', '1.5'])('fits nothing where no count is given: %s', (text) => {
    expect(fits('>=', whole, text)).toBe(false);
  });

  it('suggests counts, and never the object behind them', () => {
    const options = withFindingOptions([
      { propertyKey: 'name', value: 'orders' },
      { propertyKey: 'high', value: '[object Object]' },
    ]);
    expect(options).toContainEqual({ propertyKey: 'name', value: 'orders' });
    expect(options.map(({ value }) => value)).not.toContain('[object Object]');
    expect(options).toContainEqual({ propertyKey: 'high', value: '1' });
  });

  it('is told from one that asks for something else', () => {
    expect(asksForFindings({ operation: 'and', tokens: [{ propertyKey: 'low', operator: '>=', value: '1' }] })).toBe(
      true,
    );
    expect(asksForFindings({ operation: 'and', tokens: [{ propertyKey: 'kind', operator: '=', value: 'REST' }] })).toBe(
      false,
    );
  });
});
