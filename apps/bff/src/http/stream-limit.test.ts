import { describe, expect, it } from 'vitest';
import request from 'supertest';
import { startServer } from '../server.ts';
import { makeApp, makeCollector } from '../testing/fakes.ts';
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

  it('of one user are refused by the console when there are too many', async () => {
    const collector = makeCollector({ listApis: () => new Promise(() => undefined) });
    const identify = () => Promise.resolve({ id: 'ada', roles: ['viewer' as const] });
    const server = await startServer(makeApp({ collector, identify }), { port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const statuses = Array.from({ length: 13 }, () =>
      fetch(`http://127.0.0.1:${server.address.port}/api/scans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: leaving.signal,
      }).then(
        ({ status }) => status,
        () => undefined,
      ),
    );
    // The others have no first event yet, and with it no answer.
    expect(await Promise.race(statuses)).toBe(429);
    leaving.abort();
    await server.stop(0);
  });

  it('that have ended are forgotten', async () => {
    const app = makeApp({ identify: () => Promise.resolve({ id: 'ada', roles: ['viewer'] }) });
    const statuses = new Set<number>();
    for (let count = 0; count < 30; count += 1) statuses.add((await request(app).post('/api/scans').send({})).status);
    expect([...statuses]).toEqual([200]);
  });
});
