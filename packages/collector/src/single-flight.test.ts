import { expect, it, vi } from 'vitest';
import { createSingleFlight } from './single-flight.ts';

const never = new AbortController().signal;

it('does equal work once and gives everybody the result', async () => {
  const flights = createSingleFlight();
  const start = vi.fn<() => Promise<string>>(() => Promise.resolve('result'));
  const shared = vi.fn<() => void>();
  const both = await Promise.all([
    flights.join('key', never, shared, start),
    flights.join('key', never, shared, start),
  ]);
  expect(both).toEqual(['result', 'result']);
  expect(start).toHaveBeenCalledTimes(1);
  expect(shared).toHaveBeenCalledTimes(1);
});

it('does other work by itself, and the same again once it is done', async () => {
  const flights = createSingleFlight();
  const start = vi.fn<() => Promise<void>>(() => Promise.resolve());
  await Promise.all([flights.join('one', never, () => {}, start), flights.join('two', never, () => {}, start)]);
  await flights.join('one', never, () => {}, start);
  expect(start).toHaveBeenCalledTimes(3);
});

it('goes on for the others when one gives up', async () => {
  const flights = createSingleFlight();
  let land: (value: string) => void = () => {};
  let signal: AbortSignal | undefined;
  const start = (own: AbortSignal): Promise<string> => {
    signal = own;
    return new Promise((resolve) => {
      land = resolve;
    });
  };
  const giving = new AbortController();
  const first = flights.join('key', giving.signal, () => {}, start);
  const second = flights.join('key', never, () => {}, start);
  giving.abort(new Error('given up'));
  await expect(first).rejects.toThrow('given up');
  expect(signal?.aborted).toBe(false);
  land('result');
  await expect(second).resolves.toBe('result');
});

it('is cancelled when nobody waits any more', async () => {
  const flights = createSingleFlight();
  let signal: AbortSignal | undefined;
  const giving = new AbortController();
  const only = flights.join(
    'key',
    giving.signal,
    () => {},
    (own) => {
      signal = own;
      return new Promise<void>(() => {});
    },
  );
  giving.abort(new Error('given up'));
  await expect(only).rejects.toThrow('given up');
  expect(signal?.aborted).toBe(true);
});

it('fails for everybody when the work fails', async () => {
  const flights = createSingleFlight();
  const start = () => Promise.reject(new Error('broken'));
  const both = [flights.join('key', never, () => {}, start), flights.join('key', never, () => {}, start)];
  for (const each of both) await expect(each).rejects.toThrow('broken');
});
