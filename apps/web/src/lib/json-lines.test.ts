import { describe, expect, it } from 'vitest';
import { findLines, parseWithin, toDocument, toJsonLines } from './json-lines.ts';

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*' },
    { Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } } },
  ],
};

const marked = (document: unknown, within: string): string[] => {
  const lines = toJsonLines(document);
  return findLines(lines, parseWithin(within)).map((number) => lines[number - 1]?.text.trim() ?? '');
};

describe('a printed document', () => {
  it.each([[policy], [{}], [[]], ['text'], [null], [{ a: [], b: {}, c: [[1]] }]])(
    'of %j reads back as itself',
    (value) => {
      const text = toJsonLines(value)
        .map((line) => line.text)
        .join('\n');
      expect(JSON.parse(text)).toEqual(value);
    },
  );

  it('looks as JSON.stringify prints it', () => {
    expect(
      toJsonLines(policy)
        .map((line) => line.text)
        .join('\n'),
    ).toBe(JSON.stringify(policy, null, 2));
  });
});

describe('the lines of a path', () => {
  it('are the one line of a single value', () => {
    expect(marked(policy, 'Statement[1].Effect')).toEqual(['"Effect": "Deny",']);
  });

  it('are all lines of a list or object', () => {
    expect(marked(policy, 'Statement[1].Condition.StringNotEquals.aws:SourceVpc')).toEqual([
      '"aws:SourceVpc": [',
      '"vpc-1",',
      '"vpc-2"',
      ']',
    ]);
  });

  it.each([
    'Statement[1].Condition.StringNotEquals["aws:SourceVpc"][1]',
    "Statement[1].Condition.StringNotEquals['aws:sourcevpc'][1]",
  ])('are found by %s, in any case', (within) => {
    expect(marked(policy, within)).toEqual(['"vpc-2"']);
  });

  it('are those of the nearest part that exists', () => {
    expect(marked(policy, 'Statement[0].Condition.Bool')).toEqual([
      '{',
      '"Effect": "Allow",',
      '"Principal": "*"',
      '},',
    ]);
  });

  it('are none where nothing of the path exists', () => {
    expect(marked(policy, 'Nothing.Here')).toEqual([]);
  });
});

describe('the document in a text', () => {
  it('is read from JSON, and from JSON that API Gateway escaped once more', () => {
    const text = JSON.stringify(policy);
    const escaped = JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');
    expect(toDocument(text)).toEqual(policy);
    expect(toDocument(escaped)).toEqual(policy);
  });

  it.each(['NONE', '42', '{broken', ''])('is the text itself for %s', (text) => {
    expect(toDocument(text)).toBe(text);
  });
});
