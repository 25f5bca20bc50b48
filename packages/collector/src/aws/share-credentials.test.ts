import { describe, expect, it } from 'vitest';
import { shareCredentials } from './share-credentials.ts';

const minute = 60_000;

/** A provider that counts how often it was asked, and a clock. */
const make = (answer: (at: number) => Promise<{ readonly expiration?: Date }>) => {
  const clock = { now: 0, asked: 0 };
  const credentials = shareCredentials(
    () => {
      clock.asked += 1;
      return answer(clock.now);
    },
    () => clock.now,
  );
  return { clock, credentials };
};

const forAnHour = (at: number) => Promise.resolve({ expiration: new Date(at + 60 * minute) });

describe('shared credentials', () => {
  it('are asked for once by all who want them at once', async () => {
    const { clock, credentials } = make(forAnHour);
    const [one, other] = await Promise.all([credentials(), credentials()]);
    expect(one).toBe(other);
    expect(clock.asked).toBe(1);
  });

  it('are renewed before the SDK, five minutes before their end, wants new ones', async () => {
    const { clock, credentials } = make(forAnHour);
    await credentials();
    clock.now = 53 * minute;
    await credentials();
    expect(clock.asked).toBe(1);
    clock.now = 55 * minute;
    expect((await credentials()).expiration).toEqual(new Date(115 * minute));
  });

  it('that never expire are kept', async () => {
    const { clock, credentials } = make(() => Promise.resolve({}));
    await credentials();
    clock.now = 1_000 * minute;
    await credentials();
    expect(clock.asked).toBe(1);
  });

  it('that were refused are not asked for again at once, but soon', async () => {
    const { clock, credentials } = make((at) => (at === 0 ? Promise.reject(new Error('denied')) : forAnHour(at)));
    await expect(credentials()).rejects.toThrow('denied');
    clock.now = 10_000;
    await expect(credentials()).rejects.toThrow('denied');
    expect(clock.asked).toBe(1);
    clock.now = 20_000;
    expect((await credentials()).expiration).toBeDefined();
  });
});
