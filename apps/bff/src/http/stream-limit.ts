import { ProblemError } from './problem-error.ts';

/** Counts a stream of a user in; what it returns counts it out again. */
export type EnterStream = (userId: string) => () => void;

const tooMany = (most: number): ProblemError =>
  new ProblemError('rate-limited', {
    detail: `${most} searches, scans or probes of yours are under way already.`,
    remedy: 'Wait until one of them has ended, or close its page.',
    retryAfter: 10,
  });

/** So many streams may each user have open at once: they live long, and the requests of a minute say little about them. */
export const streamLimit = (most: number): EnterStream => {
  const open = new Map<string, number>();
  const change = (userId: string, by: number): void => {
    const count = (open.get(userId) ?? 0) + by;
    if (count === 0) open.delete(userId);
    else open.set(userId, count);
  };
  return (userId) => {
    // Without sign-in everybody is the same local user.
    if (userId === 'local') return () => undefined;
    if ((open.get(userId) ?? 0) >= most) throw tooMany(most);
    change(userId, 1);
    return () => change(userId, -1);
  };
};
