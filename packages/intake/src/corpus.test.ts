import { describe, expect, it } from 'vitest';
import { messageOf } from './http/reply-body.ts';
import type { Intake } from './intake.ts';
import { pieceTitles } from './piece-kind.ts';
import { recognise } from './recognise.ts';
import { corpus, orphans } from './testing/corpus.ts';

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const valueAt = (intake: Intake, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined,
      intake,
    );

/** The kinds in the order of the text, of which `wanted` must be a part in that order. */
const expectKinds = (intake: Intake, wanted: readonly string[]): void => {
  const kinds: readonly string[] = intake.pieces.map(({ kind }) => kind);
  let from = 0;
  for (const kind of wanted) {
    const at = kinds.indexOf(kind, from);
    expect(at, `${kind} among ${kinds.join(', ')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
};

const messageIn = ({ symptom }: Intake): string | undefined => {
  const body = typeof symptom.body === 'string' ? symptom.body : undefined;
  return messageOf(body) ?? body;
};

describe.each(corpus)('$name', ({ text, expected }) => {
  const intake = recognise(text);
  const everything = JSON.stringify(intake);

  it('is understood', () => {
    expectKinds(intake, textsIn(expected['kinds']));
    for (const part of ['request', 'symptom', 'target'] as const)
      if (typeof expected[part] === 'object' && expected[part] !== null)
        expect(intake[part], part).toMatchObject(expected[part]);
    if (expected['message'] !== undefined) expect(messageIn(intake)).toBe(expected['message']);
    for (const observation of Array.isArray(expected['observations']) ? expected['observations'] : [])
      expect(intake.observations).toContainEqual(expect.objectContaining(observation));
    if (expected['requestIds'] !== undefined) expect(intake.requestIds).toEqual(expected['requestIds']);
    if (expected['policies'] !== undefined) expect(intake.policies).toHaveLength(Number(expected['policies']));
  });

  it('claims no more than it says', () => {
    for (const path of textsIn(expected['not'])) expect(valueAt(intake, path), path).toBeUndefined();
    expect(intake.contradictions).toHaveLength(Number(expected['contradictions'] ?? 0));
  });

  it('leaves over what was not understood, and marks what was concluded', () => {
    expect(intake.leftover).toBe(expected['leftover'] ?? '');
    const marks = intake.pieces.flatMap(({ inferred }) => inferred);
    for (const mark of textsIn(expected['inferred'])) expect(marks).toContain(mark);
  });

  it('keeps no secret and loses nothing else', () => {
    expect(intake.masked.kinds).toEqual(textsIn(expected['masked']));
    for (const secret of textsIn(expected['secrets'])) expect(everything).not.toContain(secret);
    for (const kept of textsIn(expected['contains'])) expect(everything).toContain(JSON.stringify(kept).slice(1, -1));
  });
});

describe('the corpus', () => {
  it('has a text for every expectation and an expectation for every text', () => {
    expect(orphans).toEqual([]);
    expect(corpus.filter(({ expected }) => !Array.isArray(expected['kinds'])).map(({ name }) => name)).toEqual([]);
  });

  it('is large enough and shows every kind of piece', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    const shown = new Set(corpus.flatMap(({ expected }) => textsIn(expected['kinds'])));
    expect(Object.keys(pieceTitles).filter((kind) => !shown.has(kind))).toEqual([]);
  });
});
