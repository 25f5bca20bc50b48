import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask/mask.ts';
import { recognise } from './recognise.ts';
import { recognisers } from './recognisers/table.ts';
import { corpus } from './testing/corpus.ts';
import { countLooks } from './testing/count-looks.ts';
import { openPage } from './text/page.ts';

const lines = [...new Set(corpus.flatMap(({ text }) => text.split(/\r?\n/)))].filter((line) => line.trim() !== '');

const fragments = [
  'Authorization: ',
  'Bearer ',
  'eyJhbGciOiJIUzI1NiJ9.',
  '"',
  "'",
  '\\"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  '=',
  ',',
  '\n',
  '\r\n',
  '\r',
  '\t',
  'curl ',
  '-u ',
  '-H ',
  'https://',
  'http://u:p@',
  '?token=',
  '&key=',
  '<masked>',
  '<token>',
  '<token kid=',
  'masked',
  'cookie',
  '"name":"cookie",',
  '"value":"x"',
  '"cookies":[',
  '"entries":[',
  '-----BEGIN PRIVATE KEY-----',
  'x-api-key',
  'Set-Cookie: ',
  'AKIAIOSFODNN7EXAMPLE',
  '(',
  ')',
  '<',
  '>',
  '%3D',
  '%',
  '#',
  '🙂',
  '\u2028',
  '\uD800',
  '\u0000',
  '> ',
  '< ',
  '* ',
  'HTTP/1.1 403 Forbidden',
  'password',
  'SecretAccessKey',
  '; ',
  '| ',
  '`',
  '$(',
  'Signature=',
  'Credential=AKIA/20240311/eu-west-1/execute-api/aws4_request',
  'IQoJb3JpZ2luX2VjEXAMPLE',
  '^"',
  '__proto__',
  'constructor',
];

const mixtures = fc
  .array(
    fc.oneof(
      fc.constantFrom(...fragments),
      fc.constantFrom(...lines),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('recognise', () => {
  it('does not throw, whatever the text, and gives spans that lie in it', () => {
    fc.assert(
      fc.property(mixtures, (text) => {
        for (const { span, understood } of recognise(text).pieces) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(understood).not.toBe('');
        }
      }),
      { numRuns: 800 },
    );
  });

  it('does not throw on any text cut anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus), fc.nat(), fc.nat(), ({ text }, from, to) => {
        const cut = text.slice(from % (text.length + 1), to % (text.length + 1));
        expect(recognise(cut).maskedText.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  it('says the same about a text whose secrets were masked before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus), ({ text }) => {
        const first = recognise(text);
        const second = recognise(first.maskedText);
        expect(second.maskedText).toBe(first.maskedText);
        expect(second.masked).toEqual({ count: 0, kinds: [] });
        expect(second.symptom).toEqual(first.symptom);
        expect(second.target).toEqual(first.target);
      }),
      { numRuns: 400 },
    );
  });

  it('loses no word: what is in no piece is left over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus), fc.stringMatching(/^[b-df-hj-np-tv-xz]{9}$/), ({ text }, word) => {
        const { pieces, leftover, maskedText } = recognise(`${text}\n\n${word} ${word}`);
        expect(maskedText).toContain(word);
        const last = pieces.at(-1);
        expect(leftover.includes(word) || (last?.span.end ?? 0) > text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** The literal words of a sign: what a text needs to be looked at at all. */
const wordsOf = (sign: RegExp | undefined): string[] =>
  (sign?.source ?? '')
    .replaceAll(/\\[bdswDSW]/g, ' ')
    .split(/[|()[\]{}?*+^$\\]+/)
    .filter((word) => word.trim().length > 1 && !/^[,:\d]+$/.test(word));

describe('the work of a recogniser', () => {
  const looksAt = (unit: string, times: number, read: (typeof recognisers)[number]['read']): number => {
    const { page, looks } = countLooks(openPage(`${unit}\n`.repeat(times), []).page());
    read(page);
    return looks();
  };

  it.each(recognisers)('grows with the text and no faster: $id', ({ sign, read }) => {
    for (const line of lines) {
      const { text } = mask(line);
      if (sign && !sign.test(text)) continue;
      const few = looksAt(text, 30, read);
      const many = looksAt(text, 300, read);
      expect(many, line).toBeLessThanOrEqual(11 * few + 100);
    }
  });

  it.each(recognisers.filter(({ sign }) => sign))('grows no faster on its own signs: $id', ({ sign, read }) => {
    for (const word of wordsOf(sign))
      for (const unit of [word, `${word}: `, `"${word}" {`, `${word} (`, `> ${word}`])
        expect(looksAt(unit, 512, read), unit).toBeLessThanOrEqual(9 * looksAt(unit, 64, read) + 100);
  });

  it('grows no faster where two lines take turns', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recognisers),
        fc.constantFrom(...lines),
        fc.constantFrom(...lines),
        ({ read }, first, second) => {
          const unit = mask(`${first}\n${second}`).text;
          expect(looksAt(unit, 300, read)).toBeLessThanOrEqual(11 * looksAt(unit, 30, read) + 100);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a long text', () => {
  // Anything that is worse than linear does not come back from these within the runner's patience.
  const units = [
    'a',
    '"',
    "'",
    '\\',
    '{',
    '[',
    '{"a":',
    '[[',
    '{"',
    '\\"',
    'eyJ',
    'token=',
    'token="',
    'token=<',
    '?key=',
    'Authorization=',
    'https://',
    'http://a:',
    '$ ',
    '* ',
    '> ',
    '< ',
    'curl ',
    'curl -u ',
    'at ',
    '10.0.0.1 ',
    '"cookies":[',
    '"value":"',
    '"entries":[{',
    "' not a valid key=value pair",
    '-----BEGIN PRIVATE KEY-----',
    'aB3',
    'arn:aws:',
    'User: ',
    '(',
    'a@',
    '<token kid=',
    '-',
    '%3D',
    '🙂',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\u0000',
    'Method completed with status: 403\n',
    'HTTP/1.1 403 Forbidden\n',
    'Date: x\n',
    '{"message":"Forbidden"}\n',
    'GET https://a.b/c 403 (x)\n',
  ];

  it.each(units)('of one thing repeated (%j) is read', (unit) => {
    const text = unit.repeat(Math.ceil(400_000 / unit.length));
    expect(recognise(text).maskedText.length).toBeGreaterThan(0);
  });

  it('of five million characters is read: a HAR file', () => {
    const entry = (index: number): string =>
      JSON.stringify({
        startedDateTime: '2024-03-11T10:15:00.000Z',
        request: {
          method: 'GET',
          url: `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders/${index}`,
          headers: [{ name: 'cookie', value: `sid=${index}` }],
          cookies: [],
        },
        response: {
          status: index === 1500 ? 403 : 200,
          headers: [{ name: 'x-amzn-errortype', value: 'ForbiddenException' }],
          content: { text: 'lorem ipsum '.repeat(150) },
        },
      });
    const text = `{"log":{"creator":{"name":"WebInspector"},"entries":[${Array.from({ length: 2500 }, (_, index) => entry(index)).join(',')}]}}`;
    expect(text.length).toBeGreaterThan(5_000_000);
    const intake = recognise(text);
    expect(intake.symptom).toMatchObject({ kind: 'refused', status: 403 });
    expect(intake.target).toMatchObject({ apiId: 'a1b2c3d4e5', stage: 'prod', path: '/orders/1500' });
    expect(intake.masked.count).toBe(2500);
  });
});
