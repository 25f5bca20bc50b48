import { describe, expect, it } from 'vitest';
import { chooseWay } from './choose-way.ts';
import { queryPrice } from './query-price.ts';
import { streamSearch } from './stream-search.ts';

const day = 86_400_000;
const now = Date.UTC(2025, 5, 1);
const window = (days: number) => ({ start: now - days * day, end: now, now });

describe('the way to search a log', () => {
  it('is page by page where there is little', () => {
    const size = { storedBytes: 1e9, createdAt: now - 100 * day, retentionDays: undefined };
    expect(chooseWay(size, window(1))).toMatchObject({ by: 'filter', estimatedBytes: 1e7 });
    expect(chooseWay(size, window(50))).toMatchObject({ by: 'insights', estimatedBytes: 5e8 });
  });

  it('counts only what is still kept', () => {
    const size = { storedBytes: 1e9, createdAt: now - 100 * day, retentionDays: 10 };
    expect(chooseWay(size, window(5)).estimatedBytes).toBe(5e8);
    expect(chooseWay(size, window(50)).estimatedBytes).toBe(1e9);
  });

  it('goes by the length of the stretch where the size is not known', () => {
    const size = { storedBytes: undefined, createdAt: undefined, retentionDays: undefined };
    expect(chooseWay(size, window(1 / 24))).toMatchObject({ by: 'filter', estimatedBytes: undefined });
    expect(chooseWay(size, window(1)).by).toBe('insights');
  });
});

describe('the price of a query', () => {
  it('is that of the Region where it is known, else said to be another one’s', () => {
    expect(queryPrice('ap-northeast-1', { estimated: 10e9 })).toMatchObject({
      usdPerGb: 0.0076,
      isOfThisRegion: true,
      estimatedUsd: 0.076,
    });
    expect(queryPrice('eu-west-1', { atMost: 1e9 })).toMatchObject({
      region: 'us-east-1',
      isOfThisRegion: false,
      atMostUsd: 0.005,
    });
  });

  it('is never rounded down to nothing', () => {
    expect(queryPrice('us-east-1', { estimated: 1 }).estimatedUsd).toBeGreaterThan(0);
  });
});

describe('a streamed search', () => {
  it('takes no step before the last one was read', async () => {
    let taken = 0;
    async function* steps() {
      for (; taken < 10; ) {
        taken += 1;
        yield await Promise.resolve({
          lines: [{ at: 1, text: 'x' }],
          calls: taken,
          through: taken,
          bytesScanned: undefined,
          isCutOff: false,
        });
      }
    }
    const events = streamSearch(steps(), { log: 'access', window: { start: 0, end: 10 }, mostLines: 100 });
    await events.next();
    await events.next();
    expect(taken).toBe(1);
    await events.return(undefined);
    expect(taken).toBe(1);
  });

  it('explains lines where it is told how', async () => {
    async function* steps() {
      const lines = [
        { at: undefined, text: 'a' },
        { at: undefined, text: 'b' },
      ];
      yield await Promise.resolve({ lines, calls: 1, through: undefined, bytesScanned: undefined, isCutOff: false });
    }
    const finding = { field: 'waf.status', value: '403', gate: 'waf', meaning: 'No.' };
    const tell = (line: string) => (line === 'b' ? { findings: [finding] } : {});
    const window = { start: 0, end: 10 };
    const first = await streamSearch(steps(), { log: 'access', window, mostLines: 9, tell }).next();
    expect(first.value).toEqual({ kind: 'lines', lines: [{ text: 'a' }, { text: 'b', findings: [finding] }] });
  });
});
