import { describe, expect, it } from 'vitest';
import { createEventReader, formatEvent } from './event-stream.ts';

describe('the event reader', () => {
  it('reads what was written, however it is cut', () => {
    const text = `${formatEvent('item', { a: 'x\ny' })}: still there\n\n${formatEvent('end', {})}`;
    for (let size = 1; size <= text.length; size += 1) {
      const read = createEventReader();
      const events = [];
      for (let at = 0; at < text.length; at += size) events.push(...read(text.slice(at, at + size)));
      expect(events).toEqual([
        { name: 'item', data: '{"a":"x\\ny"}' },
        { name: 'end', data: '{}' },
      ]);
    }
  });

  it('keeps an unfinished event for the next chunk', () => {
    const read = createEventReader();
    expect(read('event: item\ndata: 1')).toEqual([]);
    expect(read('\n\n')).toEqual([{ name: 'item', data: '1' }]);
  });

  it('gives up on an event without end', () => {
    const read = createEventReader();
    expect(() => read(`data: ${'x'.repeat(9 * 1024 * 1024)}`)).toThrow('too long');
  });
});
