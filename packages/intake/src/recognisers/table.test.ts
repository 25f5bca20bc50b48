import { describe, expect, it } from 'vitest';
import { mask } from '../mask/mask.ts';
import { corpus } from '../testing/corpus.ts';
import { openPage } from '../text/page.ts';
import { recognisers } from './table.ts';

const sources = import.meta.glob('./*.ts', { query: '?raw', import: 'default', eager: true });
const pages = corpus.map(({ name, text }) => {
  const masked = mask(text);
  return { name, text: masked.text, page: openPage(masked.text, masked.tokens).page() };
});

describe('the table of recognisers', () => {
  it('lists every recogniser of the folder once, under the name of its file', () => {
    const declared = Object.entries(sources).flatMap(([path, source]) => {
      const id = /: Recogniser = \{[^}]*?\bid: '([^']+)'/s.exec(source)?.[1];
      return id ? [{ file: path.slice(2, -3), id }] : [];
    });
    expect(declared.filter(({ file, id }) => file !== id && file !== 'headers' && file !== 'status')).toEqual([]);
    expect(recognisers.map(({ id }) => id).toSorted()).toEqual(declared.map(({ id }) => id).toSorted());
    expect(new Set(recognisers.map(({ id }) => id)).size).toBe(recognisers.length);
  });

  it.each(recognisers)('$id finds something in the corpus', (recogniser) => {
    expect(pages.some(({ page }) => recogniser.read(page).length > 0)).toBe(true);
  });

  it.each(recognisers)('$id has a sign that matches wherever it finds something', ({ sign, read }) => {
    const missed = pages.filter(({ text, page }) => sign && !sign.test(text) && read(page).length > 0);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it.each(recognisers)('$id gives spans that lie in the text and do not overlap', ({ read }) => {
    for (const { text, page } of pages) {
      const spans = read(page)
        .map(({ span }) => span)
        .toSorted((a, b) => a.start - b.start);
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      }
    }
  });
});
