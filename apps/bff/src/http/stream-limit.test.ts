import { describe, expect, it } from 'vitest';
import request from 'supertest';
import { makeApp } from '../testing/fakes.ts';
import { streamLimit } from './stream-limit.ts';

describe('open streams', () => {
  it('are limited for each user, and one that has ended makes room', () => {
    const enter = streamLimit(2);
    const leave = enter('ada');
    enter('ada');
    expect(() => enter('ada')).toThrow('2 searches, scans or probes of yours are under way already.');
    expect(() => enter('bob')).not.toThrow();
    leave();
    expect(() => enter('ada')).not.toThrow();
  });

  it('are not counted where nobody signs in', () => {
    const enter = streamLimit(0);
    expect(() => enter('local')).not.toThrow();
  });

  it('that have ended are forgotten, refused ones too', async () => {
    const app = makeApp({ identify: () => Promise.resolve({ id: 'ada', roles: ['viewer'] }) });
    const statuses = new Set<number>();
    for (let count = 0; count < 30; count += 1) statuses.add((await request(app).post('/api/scans').send({})).status);
    expect([...statuses]).toEqual([200]);
  });
});
