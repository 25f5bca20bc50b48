import { describe, expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

describe('work in turns', () => {
  it('does every item once, no more at a time than allowed', async () => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const work = async (item: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, item % 3));
      running -= 1;
      return item;
    };
    for await (const result of inTurns([1, 2, 3, 4, 5, 6, 7], 3, work)) results.push(result);
    expect(results.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing more once the reader has left', async () => {
    const begun: number[] = [];
    for await (const _ of inTurns([1, 2, 3, 4, 5, 6], 2, (item) => Promise.resolve(begun.push(item)))) break;
    expect(begun.length).toBeLessThanOrEqual(3);
  });

  it('tells the reader of a failure, and nobody once the reader has left', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const fail = (item: number): Promise<number> =>
      item === 1 ? Promise.resolve(item) : new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 5));
    for await (const _ of inTurns([1, 2, 3], 2, fail)) break;
    await new Promise((done) => setTimeout(done, 30));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    await expect(inTurns([2], 1, fail).next()).rejects.toThrow('late');
  });
});
