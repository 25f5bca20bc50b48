import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPackedShelf } from './packed-shelf.ts';

// Random, so that packing does not make it small.
const ofSize = (bytes: number): string => randomBytes(bytes / 2).toString('hex');

describe('a packed shelf', () => {
  it('gives back what was kept, and nothing else', async () => {
    const shelf = createPackedShelf<object>({ count: 2, bytes: 10_000 });
    await shelf.keep('one', { a: [1, 'x'] });
    expect(await shelf.find('one')).toEqual({ a: [1, 'x'] });
    expect(await shelf.find('__proto__')).toBeUndefined();
  });

  it('drops the oldest when there are too many', async () => {
    const shelf = createPackedShelf<number>({ count: 2, bytes: 10_000 });
    for (const id of ['a', 'b', 'c']) await shelf.keep(id, 1);
    expect(shelf.ids()).toEqual(['b', 'c']);
  });

  it('drops the oldest when they take too much room', async () => {
    const shelf = createPackedShelf<string>({ count: 100, bytes: 10_000 });
    for (const id of ['a', 'b', 'c']) await shelf.keep(id, ofSize(8_000));
    expect(shelf.ids()).toEqual(['b', 'c']);
  });

  it('frees the room of what is kept again', async () => {
    const shelf = createPackedShelf<string>({ count: 100, bytes: 10_000 });
    for (const id of ['a', 'b', 'b', 'b']) await shelf.keep(id, ofSize(8_000));
    expect(shelf.ids()).toEqual(['a', 'b']);
  });

  it('does not throw everything away for one that is larger than itself', async () => {
    const shelf = createPackedShelf<string>({ count: 100, bytes: 10_000 });
    await shelf.keep('a', 'small');
    await shelf.keep('b', ofSize(40_000));
    expect(shelf.ids()).toEqual(['a']);
  });
});
