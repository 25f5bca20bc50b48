import type { Fix } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { allowedTrace, deniedTrace, ordersDiagnosis } from '../../../testing/fixtures/orders-diagnosis.ts';
import { toComparison } from './to-comparison.ts';
import { toFixView } from './to-fix-view.ts';

const given = ordersDiagnosis.findings[0]?.fixes[0];
if (given === undefined) throw new Error('The fixture has no fix');
const view = (change: Partial<Fix>) => toFixView({ ...given, ...change }, deniedTrace);
const verification = (change: Partial<Fix['verification']>) => ({ verification: { ...given.verification, ...change } });

describe('the view of a fix', () => {
  it.each(['verified', 'likely', 'suggestion', 'unverifiable'] as const)('has words of its own for %s', (state) => {
    const { word, meaning } = view(verification({ state })).state;
    expect(word.length).toBeGreaterThan(3);
    expect(meaning).toMatch(/\.$/);
  });

  it('names the obstacle that remains', () => {
    expect(view(verification({ state: 'suggestion', obstacle: 'api-key' })).state.meaning).toContain(
      'would then stop at: API key and usage plan.',
    );
  });

  it('calls advice advice: nothing was simulated', () => {
    const { state } = view({ change: { kind: 'advice' }, ...verification({ state: 'suggestion' }) });
    expect(state.word).toBe('Advice');
  });

  it('says that nobody else is affected only where that was computed', () => {
    expect(view(verification({ gained: [], lost: [] })).accessUnchanged).toContain('nobody else');
    expect(view({}).accessUnchanged).toBeUndefined();
    const { after: _, ...untried } = given.verification;
    expect(view({ verification: { ...untried, gained: [], lost: [] } }).accessUnchanged).toBeUndefined();
  });

  it('says of a corrected request that only the request changes', () => {
    expect(
      view({ change: { kind: 'request', url: 'x' }, ...verification({ gained: [], lost: [] }) }).accessUnchanged,
    ).toContain('Only the request');
  });

  it('offers code once', () => {
    const code = { language: 'javascript', text: 'x' };
    expect(view({ code }).formats.filter(({ id }) => id === 'code')).toHaveLength(1);
    const rendered = [{ format: 'code' as const, label: 'Code', ...code }];
    expect(view({ code, rendered }).formats).toHaveLength(1);
  });
});

describe('the comparison of two ways', () => {
  const rows = toComparison(deniedTrace, allowedTrace);
  const row = (gate: string) => rows.find((candidate) => candidate.gate === gate);

  it('says what was and what would be', () => {
    expect([row('resource-policy')?.before.word, row('resource-policy')?.after.word]).toEqual(['Stopped', 'Passed']);
    expect([row('integration')?.before.word, row('integration')?.after.word]).toEqual(['Not reached', 'Passed']);
  });

  it('tells the hop that decides from those that only follow', () => {
    expect(rows.filter(({ decisive }) => decisive).map(({ gate }) => gate)).toEqual(['resource-policy']);
    expect(row('route')?.changed).toBe(false);
  });
});
