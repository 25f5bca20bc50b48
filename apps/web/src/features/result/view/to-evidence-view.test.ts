import type { DiagnosisResult, Evidence } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersDiagnosis } from '../../../testing/fixtures/orders-diagnosis.ts';
import { isWorthShowing, toEvidenceDocuments } from './to-evidence-documents.ts';
import { toEvidenceView } from './to-evidence-view.ts';

const policy = '/api/restApi/value/policy';
const view = (evidence: Partial<Evidence>, result: DiagnosisResult = ordersDiagnosis) =>
  toEvidenceView({ label: 'x', pointer: policy, ...evidence }, result);

describe('the view of evidence', () => {
  it('marks the line of the policy that the evidence points into', () => {
    const { document } = view({ within: 'Statement[1].Effect' });
    expect(document?.lines.map((line) => document.text.split('\n')[line - 1]?.trim())).toEqual(['"Effect": "Deny",']);
  });

  it('marks nothing where the whole document is meant', () => {
    expect(view({}).document?.lines).toEqual([]);
  });

  it('has no document for a single value, but its pointer', () => {
    const { document, pointer } = view({ pointer: '/account/vpcEndpoints/value/0/VpcId' });
    expect([document, pointer]).toEqual([undefined, '/account/vpcEndpoints/value/0/VpcId']);
  });

  it('is as old as the fact it lies in', () => {
    expect(view({ pointer: '/account/vpcEndpoints/value/0/VpcId' }).readAt).toBe('2026-03-02T08:40:00.000Z');
    expect(view({ pointer: '/account/vpcs' }).readAt).toBeUndefined();
  });

  it.each([
    ['trace:resource-policy', 'Simulation: Resource policy'],
    ['trace:unknown-gate', 'Simulation'],
    ['request:url', 'The request as given: url'],
    ['complaint:status', 'What was seen: status'],
    [policy, 'Resource policy of the API'],
  ])('says where %s was seen', (pointer, source) => {
    expect(view({ pointer }).source).toBe(source);
  });

  it('shows the lines of a log, with the one that says it marked', () => {
    const log = {
      id: 'log1',
      kind: 'log',
      log: 'execution',
      vantage: 'aws',
      relation: 'this-request',
      lines: ['start', 'Method completed with status: 403'],
    } as const;
    const { document } = view(
      { pointer: 'observation:log1', within: 'status: 403' },
      { ...ordersDiagnosis, observations: [{ ...log, lines: [...log.lines] }] },
    );
    expect(document).toEqual({ text: 'start\nMethod completed with status: 403', lines: [2] });
  });
});

describe('the documents of a finding', () => {
  const evidence = ['Statement[1].Effect', 'Statement[1].Sid'].map((within) => view({ within }));

  it('stand there once, with the lines of all evidence', () => {
    const { documents } = toEvidenceDocuments(evidence);
    expect(documents.map(({ lines }) => lines)).toEqual([[11, 12]]);
  });

  it('are worth their space when lines stand out or they are short', () => {
    const long = 'x\n'.repeat(100);
    expect(
      [
        { text: long, lines: [] },
        { text: long, lines: [3] },
        { text: 'x', lines: [] },
      ].map(isWorthShowing),
    ).toEqual([false, true, true]);
  });
});
