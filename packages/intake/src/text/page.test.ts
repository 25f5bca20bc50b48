import { describe, expect, it } from 'vitest';
import { splitLines } from './lines.ts';
import { openPage } from './page.ts';

describe('splitLines', () => {
  it('splits at every kind of line end and keeps the places', () => {
    expect(splitLines('a\nb\r\nc\rd')).toEqual([
      { text: 'a', start: 0, end: 1 },
      { text: 'b', start: 2, end: 3 },
      { text: 'c', start: 5, end: 6 },
      { text: 'd', start: 7, end: 8 },
    ]);
    expect(splitLines('')).toEqual([{ text: '', start: 0, end: 0 }]);
  });
});

describe('openPage', () => {
  it('offers what nobody claimed, and leaves it over', () => {
    const working = openPage('one two\n\nthree', []);
    working.claim({ start: 0, end: 3 });
    expect(working.page().lines.map(({ text }) => text)).toEqual(['one two', 'three']);
    expect(working.page().isFree({ start: 0, end: 7 })).toBe(false);
    expect(working.page().isFree({ start: 4, end: 7 })).toBe(true);
    working.claim({ start: 4, end: 7 });
    expect(working.page().lines.map(({ text }) => text)).toEqual(['three']);
    expect(working.leftover()).toBe('three');
  });

  it('leaves no brackets over that stood around something', () => {
    const working = openPage('("one"),\n- two', []);
    working.claim({ start: 2, end: 5 });
    expect(working.leftover()).toBe('- two');
  });

  it('shows long lines by their beginning', () => {
    const [line] = openPage('x'.repeat(10_000), []).page().lines;
    expect(line?.text).toHaveLength(4000);
    expect(line?.end).toBe(10_000);
  });
});
