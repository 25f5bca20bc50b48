import { problemCodes, problemTable } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { problemWords } from './problem-words.ts';

const words = (code: (typeof problemCodes)[number]) =>
  problemWords(
    new ApiError({ kind: 'problem', problem: { type: '', ...problemTable[code], code, detail: '', remedy: '' } }),
  );

describe('the words for problems', () => {
  it.each(problemCodes)('say what %s is and what to do next', (code) => {
    const { title, next } = words(code);
    expect(title).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(next).toMatch(/^[A-Z].{8,}\.$/);
  });

  it('tell a silent console from one that speaks another version', () => {
    expect(problemWords(new ApiError({ kind: 'no-answer' })).title).toBe('The console does not answer');
    expect(problemWords(new ApiError({ kind: 'unreadable', status: 200, detail: '' })).title).toContain(
      'unexpected form',
    );
  });
});
