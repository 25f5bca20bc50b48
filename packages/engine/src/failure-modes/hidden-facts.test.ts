import type { DiagnoseInput, Diagnosis } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { inputOf } from '../testing/example.ts';
import { hide } from '../testing/test-failure-mode.ts';
import { examples } from './examples.gen.ts';

const isFact = (value: unknown): boolean => typeof value === 'object' && value !== null && 'state' in value;

/** Pointer patterns of everything that was read of an API and its account. */
const factsIn = ({ snapshot }: DiagnoseInput): string[] =>
  (['api', 'account'] as const).flatMap((area) =>
    Object.entries(snapshot[area]).flatMap(([name, value]) => {
      if (typeof value !== 'object') return [];
      if (isFact(value)) return 'state' in value && value.state === 'hidden' ? [] : [`/${area}/${name}`];
      return Object.keys(value).length > 0 ? [`/${area}/${name}/*`] : [];
    }),
  );

const verdictWithout = (input: DiagnoseInput, pointer: string): Diagnosis =>
  diagnose({ ...input, snapshot: hide(input.snapshot, pointer).snapshot }, { fixes: false });

describe.each(Object.entries(examples))(
  '%s with one fact after the other hidden',
  { timeout: 60_000 },
  (id, example) => {
    const broken = [example.broken, ...(example.alsoBroken ?? [])].map(inputOf);
    const own = new Set([id, ...Object.keys(example.companions ?? {})]);

    it('is never explained by another cause for certain', () => {
      for (const input of broken) {
        const known = new Set([...own, diagnose(input, { fixes: false }).findings[0]?.id]);
        for (const pointer of factsIn(input)) {
          const { findings, crashed } = verdictWithout(input, pointer);
          expect(crashed, pointer).toEqual([]);
          const [top] = findings;
          if (top && !known.has(top.id)) expect(`${top.id} ${top.certainty}`, pointer).toBe(`${top.id} possible`);
        }
      }
    });

    it('is not called healthy', () => {
      for (const input of broken) {
        if (diagnose(input, { fixes: false }).findings.length === 0) continue;
        for (const pointer of factsIn(input)) {
          const { outcome } = verdictWithout(input, pointer);
          expect(outcome.verdict, pointer).not.toBe('healthy');
        }
      }
    });

    it('leaves the healthy twin without a finding', () => {
      const input = inputOf(example.healthy);
      for (const pointer of factsIn(input))
        expect(
          verdictWithout(input, pointer).findings.map((finding) => finding.id),
          pointer,
        ).toEqual([]);
    });
  },
);
