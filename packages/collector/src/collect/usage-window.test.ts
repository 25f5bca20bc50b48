import { expect, it } from 'vitest';
import { usageWindow } from './usage-window.ts';

it('covers a month in UTC dates', () => {
  expect(usageWindow(Date.UTC(2025, 2, 31, 23, 59))).toEqual({ startDate: '2025-03-01', endDate: '2025-03-31' });
});
