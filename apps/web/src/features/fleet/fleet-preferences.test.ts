import { describe, expect, it } from 'vitest';
import type { FleetShape } from './fleet-column-list.ts';
import { fleetPreferences, toCols, toShownColumns } from './fleet-preferences.ts';

const untouched = fleetPreferences.read();
const fleet: FleetShape = { isScanned: true, hasSeveralRegions: false, hasSeveralAccounts: false };
const colsOf = (cols: string | undefined, shape: Partial<FleetShape> = {}) =>
  toCols(toShownColumns(untouched, cols, { ...fleet, ...shape })).split(',');

describe('the columns of the fleet', () => {
  it('come from an address in its order, the name first', () => {
    expect(colsOf('findings,region,nonsense')).toEqual(['name', 'findings', 'region']);
    expect(toShownColumns(untouched, 'findings', fleet)).toHaveLength(
      toShownColumns(untouched, undefined, fleet).length,
    );
  });

  it('come back from their own address', () => {
    expect(colsOf(colsOf(undefined).join(','))).toEqual(colsOf(undefined));
  });

  it.each(['', 'nonsense'])('suit the fleet where an address names none: %s', (cols) => {
    expect(colsOf(cols)).toEqual(colsOf(undefined));
  });

  it('make room at first for what a scan tells', () => {
    expect(colsOf(undefined)).not.toContain('policy');
    expect(colsOf(undefined, { isScanned: false })).toContain('policy');
  });

  it('name Region and account at first where they tell APIs apart', () => {
    expect(colsOf(undefined)).not.toContain('region');
    expect(colsOf(undefined, { hasSeveralRegions: true })).toContain('region');
    expect(colsOf(undefined, { hasSeveralAccounts: true })).toContain('accountId');
  });

  it('are the reader’s own once they chose, with columns that are new since', () => {
    const own = { ...untouched, contentDisplay: [{ id: 'tags', visible: true }] };
    const shown = toShownColumns(own, undefined, fleet);
    expect(shown[0]).toEqual({ id: 'tags', visible: true });
    expect(shown).toContainEqual({ id: 'findings', visible: true });
  });
});
