import { expect, it } from 'vitest';
import { toLogLines } from './filter-log-events.ts';

it('lines come oldest first, whatever the order of pages', () => {
  const lines = toLogLines([
    {
      events: [
        { timestamp: 3, message: 'c' },
        { timestamp: 2, message: 'b' },
      ],
    },
    { events: [{ timestamp: 1, message: 'a' }] },
    { events: undefined },
  ]);
  expect(lines.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
});
