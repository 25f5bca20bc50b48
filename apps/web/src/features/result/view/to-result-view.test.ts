import { describe, expect, it } from 'vitest';
import { ordersDiagnosis } from '../../../testing/fixtures/orders-diagnosis.ts';
import { toAgeRows } from './to-age-rows.ts';
import { toCallSummary } from './to-call-summary.ts';
import { toResultView } from './to-result-view.ts';

const view = toResultView(ordersDiagnosis);

describe('the view of a diagnosis', () => {
  it('keeps the engine’s order and says the rank', () => {
    expect(view.findings.map(({ id, rank }) => [id, rank])).toEqual([
      ['policy-source-vpc-key-mismatch', 1],
      ['policy-not-deployed', 2],
    ]);
  });

  it.each([
    ['explained', 'Explained'],
    ['healthy', 'Healthy'],
    ['unknown', 'Unknown'],
    ['unexplained', 'Unexplained'],
  ] as const)('words the verdict %s', (verdict, word) => {
    const outcome = { ...ordersDiagnosis.outcome, verdict };
    expect(toResultView({ ...ordersDiagnosis, outcome }).verdict.word).toBe(word);
  });

  it('calls a cause that is only possible no explanation', () => {
    const findings = ordersDiagnosis.findings.map((finding) => ({ ...finding, certainty: 'possible' as const }));
    expect(toResultView({ ...ordersDiagnosis, findings }).verdict.word).toBe('Not settled');
  });

  it('does not say a sentence twice', () => {
    const [first] = ordersDiagnosis.findings;
    const sentence = first?.summary ?? '';
    const same = toResultView({ ...ordersDiagnosis, outcome: { ...ordersDiagnosis.outcome, sentence } });
    expect([same.findings[0]?.summary, view.findings[0]?.summary]).toEqual([undefined, sentence]);
    const candidate = { ...ordersDiagnosis.outcome, sentence: `Possible cause: ${sentence}` };
    expect(toResultView({ ...ordersDiagnosis, outcome: candidate }).findings[0]?.summary).toBeUndefined();
  });

  it('is as old as its oldest fact', () => {
    expect(view.oldestFactAt).toBe('2026-03-02T08:40:00.000Z');
  });

  it('says what was seen, and no more than was said', () => {
    expect(view.seen.map(({ name }) => name)).toEqual(['Complaint', 'Reply seen', 'Called from', 'Caller']);
    expect(view.seen.find(({ name }) => name === 'Called from')?.value).toBe(
      'a peered VPC, vpc-0aaa000000000app, through vpce-0shared0000000001',
    );
  });

  it('says what it does not rest on', () => {
    expect(view.notConsidered.assumptions).toHaveLength(1);
    expect(view.notConsidered.wanted).toEqual(['The deployed export (prod)']);
    expect(view.hidden[0]).toMatchObject({ what: 'Security groups', because: 'AWS denied the read' });
  });

  it('predicts each reply once', () => {
    const [reply] = ordersDiagnosis.outcome.replies;
    const outcome = { ...ordersDiagnosis.outcome, replies: reply ? [reply, reply] : [] };
    expect(toResultView({ ...ordersDiagnosis, outcome }).predicted).toEqual(['403 AccessDeniedException']);
  });
});

describe('what an answer rests on', () => {
  it('counts calls that were made apart from those that were remembered', () => {
    expect(toCallSummary(ordersDiagnosis.calls)).toBe('3 made, 1 remembered');
    expect(toCallSummary([])).toBe('0 made');
  });

  it('lists unknown facts first, then the oldest', () => {
    expect(toAgeRows(ordersDiagnosis.factAges).map(({ words }) => words)).toEqual([
      'Security groups',
      'VPC endpoints for execute-api',
      'The API',
      'Resources and methods',
    ]);
  });
});
