import { expect, it } from 'vitest';
import { toPlain } from './plain.ts';

it('turns times into text, at any depth', () => {
  const at = new Date('2025-01-01T10:00:00Z');
  expect(toPlain({ a: [{ at }], at })).toEqual({
    a: [{ at: '2025-01-01T10:00:00.000Z' }],
    at: '2025-01-01T10:00:00.000Z',
  });
});

it('drops metadata and what is undefined, and keeps null, false, 0 and empty text', () => {
  const plain = toPlain({ $metadata: { attempts: 1 }, gone: undefined, no: false, nil: null, zero: 0, empty: '' });
  expect(plain).toStrictEqual({ no: false, nil: null, zero: 0, empty: '' });
});

it('turns bytes into base64, as AWS writes them in JSON', () => {
  expect(toPlain({ bytes: new TextEncoder().encode('/admin') })).toEqual({ bytes: 'L2FkbWlu' });
});
