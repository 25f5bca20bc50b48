import { describe, expect, it } from 'vitest';
import { stagesInWords } from './rest-parts.ts';

describe('stagesInWords', () => {
  it.each([
    [['prod'], 'stage prod'],
    [['prod', 'dev'], 'stages prod and dev'],
    [['a', 'b', 'c', 'd', 'e'], 'stages a, b, c and 2 more'],
  ])('says %j as "%s"', (names, words) => {
    expect(stagesInWords(names)).toBe(words);
  });
});
