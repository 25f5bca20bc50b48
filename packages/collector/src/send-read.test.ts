import { describe, expect, it } from 'vitest';
import type { CallRecord } from './call-record.ts';
import { CollectorError } from './collector-error.ts';
import { createScheduler } from './quota/scheduler.ts';
import { defineRead, type Read } from './read.ts';
import { sendRead } from './send-read.ts';
import { createFakeTime } from './testing/fake-time.ts';

interface Page {
  readonly items: readonly number[];
  readonly token?: string | undefined;
}

type FakeRead = Read<'api-gateway', { readonly restApiId: string }, Page, number[]>;

/** A read that is answered by a list of answers, one after the other; errors are thrown. */
const fakeRead = (answers: readonly (Page | Error)[], more: Partial<FakeRead> = {}) => {
  const asked: (string | undefined)[] = [];
  const read: FakeRead = defineRead({
    id: 'api-gateway/fake',
    service: 'api-gateway',
    operation: 'Fake',
    permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}' },
    lane: 'api-gateway',
    part: 'base',
    fills: '/api/resources',
    after: [],
    send: ({ page }) => {
      const answer = answers[asked.length];
      asked.push(page);
      if (answer === undefined) throw new Error('asked too often');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    next: ({ token }) => token,
    toFacts: (pages) => pages.flatMap(({ items }) => items),
    ...more,
  });
  return { read, asked };
};

const awsError = (name: string, more: object = {}): Error =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 400, attempts: 3 }, ...more });

const send = (read: FakeRead) => {
  const time = createFakeTime();
  const calls: CallRecord[] = [];
  const outcome = sendRead({
    read,
    input: { restApiId: 'abc' },
    // Nothing here talks to AWS.
    client: Object.create(null),
    scheduler: createScheduler({ region: 'eu-west-1', time, quotaShare: 0.5, concurrency: 10 }),
    time,
    signal: new AbortController().signal,
    priority: 'normal',
    place: () => ({ accountId: '111122223333', region: 'eu-west-1' }),
    onCall: (call) => calls.push(call),
  });
  return { time, calls, outcome };
};

describe('sendRead', () => {
  it('reads page after page, each with the token of the one before', async () => {
    const { read, asked } = fakeRead([{ items: [1, 2], token: 'a' }, { items: [3], token: 'b' }, { items: [4] }]);
    const { outcome, calls } = send(read);
    await expect(outcome).resolves.toMatchObject({ kind: 'value', value: [1, 2, 3, 4] });
    expect(asked).toEqual([undefined, 'a', 'b']);
    expect(calls).toHaveLength(3);
  });

  it('goes on after an empty page, and ends at an empty token', async () => {
    const { read, asked } = fakeRead([
      { items: [], token: 'a' },
      { items: [1], token: '' },
    ]);
    await expect(send(read).outcome).resolves.toMatchObject({ value: [1] });
    expect(asked).toHaveLength(2);
  });

  it('reads no more pages than it may', async () => {
    const { read } = fakeRead(
      [
        { items: [1], token: 'a' },
        { items: [2], token: 'b' },
      ],
      { maxPages: 2 },
    );
    await expect(send(read).outcome).resolves.toMatchObject({ value: [1, 2] });
  });

  it('is trouble when a later page is refused: half a list is no list', async () => {
    const { read } = fakeRead([{ items: [1], token: 'a' }, awsError('AccessDeniedException')]);
    await expect(send(read).outcome).resolves.toMatchObject({ kind: 'trouble', trouble: { kind: 'denied' } });
  });

  it('is none when AWS knows no such thing', async () => {
    const { read } = fakeRead([awsError('NotFoundException')]);
    await expect(send(read).outcome).resolves.toMatchObject({ kind: 'none' });
  });

  it('says where an answer is odd, not what stands there', async () => {
    const issue = Object.assign(new Error('secret-value'), { issues: [{ path: ['items', 0] }] });
    const { read } = fakeRead([{ items: [1] }], {
      toFacts: () => {
        throw issue;
      },
    });
    await expect(send(read).outcome).resolves.toEqual({
      kind: 'malformed',
      message: "AWS's answer to Fake has an unexpected shape at items.0.",
    });
  });

  it('waits as long as AWS asks when it is throttled, and tries again', async () => {
    const throttled = awsError('TooManyRequestsException', { retryAfterSeconds: '4' });
    const { read, asked } = fakeRead([throttled, { items: [1] }]);
    const { outcome, time, calls } = send(read);
    await time.advance(3_999);
    expect(asked).toHaveLength(1);
    await time.advance(2_001);
    await expect(outcome).resolves.toMatchObject({ kind: 'value', value: [1] });
    expect(calls.map((call) => call.outcome)).toEqual(['throttled', 'ok']);
  });

  it('gives up when it is throttled again and again', async () => {
    const { read, asked } = fakeRead(Array.from({ length: 9 }, () => awsError('TooManyRequestsException')));
    const { outcome, time } = send(read);
    await time.advance(120_000);
    await expect(outcome).resolves.toMatchObject({ kind: 'trouble', trouble: { kind: 'throttled' } });
    expect(asked).toHaveLength(4);
  });

  it('notes what was asked, of whom, and how it ended', async () => {
    const { read } = fakeRead([awsError('AccessDeniedException')]);
    const { outcome, calls } = send(read);
    await outcome;
    expect(calls).toEqual([
      {
        read: 'api-gateway/fake',
        service: 'api-gateway',
        operation: 'Fake',
        action: 'apigateway:GET',
        resource: 'arn:aws:apigateway:eu-west-1::/restapis/abc',
        accountId: '111122223333',
        region: 'eu-west-1',
        startedAt: '1970-01-01T00:00:00.000Z',
        durationMs: 0,
        outcome: 'denied',
        attempts: 3,
      },
    ]);
  });

  it('lets errors of its own pass', async () => {
    const { read } = fakeRead([new CollectorError('access-denied', 'The role could not be assumed.')]);
    await expect(send(read).outcome).rejects.toMatchObject({ code: 'access-denied' });
  });
});
