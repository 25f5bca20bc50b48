import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { inputOf } from '../testing/example.ts';
import { examples } from './examples.gen.ts';

/** What a sentence shows when one of its parts is empty or no text. */
const gap = / {2}|undefined|\[object|NaN|\(\)|""| [,.](?=\s|$)|\bof {2}/;

describe.each(Object.entries(examples))('the words about %s', (_, example) => {
  it('have no gaps', () => {
    for (const scenario of [example.broken, ...(example.alsoBroken ?? [])]) {
      const { findings, latent, outcome } = diagnose(inputOf(scenario));
      const words = [...findings, ...latent].flatMap(({ summary, explanation, evidence, fixes }) => [
        summary,
        explanation,
        ...evidence.flatMap(({ label, observed, expected }) => [label, observed ?? '', expected ?? '']),
        ...fixes.flatMap(({ title, notes }) => [title, ...notes]),
      ]);
      expect([outcome.sentence, ...words].filter((text) => gap.test(text))).toEqual([]);
    }
  });
});
