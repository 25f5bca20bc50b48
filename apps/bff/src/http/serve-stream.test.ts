import express from 'express';
import pino from 'pino';
import request from 'supertest';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { defineContract } from '@gatescope/shared';
import { readEvents } from '../testing/read-events.ts';
import { errorHandler } from './error-handler.ts';
import { ProblemError } from './problem-error.ts';
import { requestLog } from './request-log.ts';
import { stateOf } from './request-state.ts';
import { serveStream } from './serve-stream.ts';
import { untilAborted } from './until-aborted.ts';

const contract = defineContract({
  id: 'numbers',
  method: 'GET',
  path: '/numbers',
  summary: 'Numbers',
  role: 'viewer',
  response: z.object({ n: z.number() }),
  media: 'text/event-stream',
  problems: ['aws-failed'],
});

const trouble = (code: 'aws-failed' | 'not-found') => new ProblemError(code, { detail: 'd', remedy: 'r' });

const get = (
  handler: Parameters<typeof serveStream<typeof contract>>[1],
  timeoutMs = 5_000,
  stopping?: AbortSignal,
) => {
  const app = express();
  app.use(requestLog(pino({ level: 'silent' }), () => undefined));
  app.use((_req, res, next) => {
    stateOf(res).user = { id: 'u', roles: ['viewer'] };
    next();
  });
  app.get('/numbers', serveStream(contract, handler, { timeoutMs, heartbeatMs: 10, stopping }));
  app.use(errorHandler);
  return request(app).get('/numbers');
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a served stream', () => {
  it('ends with an event that says so', async () => {
    const { text } = await get(async function* count() {
      yield { n: 1 };
      await pause(40);
      yield { n: 2 };
    });
    expect(readEvents(text).map(({ name, data }) => [name, data['n']])).toEqual([
      ['item', 1],
      ['item', 2],
      ['end', undefined],
    ]);
    expect(text).toContain(': waiting');
  });

  it('says that the process ends, instead of breaking off', async () => {
    const stopping = new AbortController();
    const { text } = await get(
      async function* count() {
        yield { n: 1 };
        stopping.abort();
        await new Promise(() => undefined);
      },
      5_000,
      stopping.signal,
    );
    expect(readEvents(text).map(({ name, data }) => [name, data['n'] ?? data['code']])).toEqual([
      ['item', 1],
      ['problem', 'shutting-down'],
    ]);
  });

  it('answers a problem before the first event with a status', async () => {
    const { status, body } = await get(async function* fail() {
      await pause(0);
      if (pause.length === 1) throw trouble('aws-failed');
      yield { n: 1 };
    });
    expect([status, body.code]).toEqual([502, 'aws-failed']);
  });

  it('tells a later problem as an event, and hides what its contract does not list', async () => {
    for (const [error, code] of [
      [trouble('aws-failed'), 'aws-failed'],
      [trouble('not-found'), 'internal'],
      [new Error('PLANTED'), 'internal'],
    ] as const) {
      const { text } = await get(async function* fail() {
        yield { n: 1 };
        await pause(0);
        throw error;
      });
      expect(readEvents(text).map(({ name, data }) => data['code'] ?? name)).toEqual(['item', code]);
      expect(text).not.toContain('PLANTED');
    }
  });

  it('ends when time is up, and tells the work', async () => {
    let told = false;
    const { text } = await get(async function* wait(_input, { signal }) {
      signal.addEventListener('abort', () => {
        told = true;
      });
      yield { n: 1 };
      await pause(500);
      yield { n: 2 };
    }, 60);
    expect(readEvents(text).map(({ data }) => data['code'] ?? data['n'])).toEqual([1, 'timed-out']);
    expect(told).toBe(true);
  });
});

describe('untilAborted', () => {
  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = {
      aborted: false,
      reason: undefined,
      addEventListener: (...[kind, listener]: Parameters<AbortSignal['addEventListener']>) => {
        listeners += 1;
        signal.addEventListener(kind, listener);
      },
      removeEventListener: (...[kind, listener]: Parameters<AbortSignal['removeEventListener']>) => {
        listeners -= 1;
        signal.removeEventListener(kind, listener);
      },
    };
    // Only these parts of a signal are used.
    for (let n = 0; n < 50; n += 1) await untilAborted(Promise.resolve(n), counted as unknown as AbortSignal);
    await pause(0);
    expect(listeners).toBe(0);
  });
});
