import type { LogSearchEvent } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { nothingFound, takeEvent, toRequestGroups } from './to-found.ts';

const events: LogSearchEvent[] = [
  { kind: 'fields', says: { status: 'The status' } },
  { kind: 'lines', lines: [{ text: '(a) one', requestId: 'a' }, { text: 'goes on' }] },
  { kind: 'progress', calls: 1, found: 2 },
  {
    kind: 'lines',
    lines: [
      { text: '(b) two', requestId: 'b' },
      { text: '(a) three', requestId: 'a' },
    ],
  },
  { kind: 'requests', requests: [{ requestId: 'a', status: 500 }] },
  { kind: 'done', found: 4, isCutOff: false, notes: [] },
];

describe('what a search brings', () => {
  it('is gathered event by event, each line with a key of its own', () => {
    const found = events.reduce(takeEvent, nothingFound);
    expect(found.lines.map(({ key }) => key)).toEqual(['0', '1', '2', '3']);
    expect(found).toMatchObject({ says: { status: 'The status' }, progress: { calls: 1 }, done: { found: 4 } });
  });

  it('is taken together by request, a line without an id with the one before it', () => {
    expect(toRequestGroups(events.reduce(takeEvent, nothingFound))).toMatchObject([
      { requestId: 'a', summary: { status: 500 }, lines: [{ key: '0' }, { key: '1' }, { key: '3' }] },
      { requestId: 'b', summary: undefined, lines: [{ key: '2' }] },
    ]);
  });
});
