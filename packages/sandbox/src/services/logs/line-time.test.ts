import { describe, expect, test } from 'vitest';
import { timeInLine, toLogEvents } from './line-time.ts';

const base = Date.parse('2026-01-01T00:00:00Z');

describe('the time in a line', () => {
  test.each([
    ['"requestTime":"18/Mar/2024:09:51:32 +0000"', '2024-03-18T09:51:32Z'],
    ['192.0.2.1 - - [18/Mar/2024:09:51:32 +0100] "GET / HTTP/1.1"', '2024-03-18T08:51:32Z'],
    ['(x) error: 2024-03-18T09:14:05.117Z Task timed out', '2024-03-18T09:14:05.117Z'],
    ['Mon Mar 18 09:51:32 UTC 2024 : Starting execution', '2024-03-18T09:51:32Z'],
    ['{"requestTimeEpoch":"1710755492000"}', '2024-03-18T09:51:32Z'],
  ])('%s', (line, time) => {
    expect(timeInLine(line)).toBe(Date.parse(time));
  });

  test('is not there in a line without one', () => {
    expect(timeInLine('(26a206af-11a7-4570-a61b-c9cc83229c8f) Method completed with status: 403')).toBeUndefined();
    expect(timeInLine('99/Foo/2024:09:51:32 +0000')).toBeUndefined();
  });
});

describe('log events', () => {
  const times = (lines: readonly string[]) => toLogEvents(lines, base).map(({ timestamp }) => timestamp - base);

  test('without any time start at the base and keep their order', () => {
    expect(times(['a', 'b', 'c'])).toEqual([0, 1, 2]);
  });

  test('without a time of their own stand beside the line that has one', () => {
    expect(times(['a', '2026-01-01T00:00:10.000Z b', 'c'])).toEqual([9_999, 10_000, 10_001]);
  });

  test('are ordered by time', () => {
    const events = toLogEvents(['2026-01-01T00:00:10.000Z late', '2026-01-01T00:00:05.000Z early'], base);
    expect(events.map(({ message }) => message.slice(25))).toEqual(['early', 'late']);
  });
});
