import type { AccountFile } from './account-file.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const iso = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z/g;
/** `$context.requestTime`, as in the common log format. */
const clf = /\b(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) \+0000/g;
/** Metrics have a value for each five minutes: a shift by whole ones leaves them where CloudWatch would put them. */
const periodMs = 300_000;

const two = (value: number): string => String(value).padStart(2, '0');

const inClf = (time: Date): string =>
  `${two(time.getUTCDate())}/${months[time.getUTCMonth()] ?? ''}/${time.getUTCFullYear()}:${time.toISOString().slice(11, 19)} +0000`;

const shiftText = (text: string, byMs: number): string =>
  text
    .replace(iso, (written) => new Date(Date.parse(written) + byMs).toISOString())
    .replace(clf, (_, day: string, month: string, year: string, clock: string) =>
      inClf(new Date(Date.parse(`${year}-${two(months.indexOf(month) + 1)}-${day}T${clock}Z`) + byMs)),
    );

/**
 * The account as it would look had it been seen at `now` (ms since the epoch) instead of at its `observedAt`: every
 * written time moves by the same whole number of five minutes. An account without `observedAt` stays as it is.
 */
export function shiftTimes(account: AccountFile, now: number): AccountFile {
  const seen = Date.parse(account.observedAt ?? '');
  if (Number.isNaN(seen)) return account;
  const byMs = Math.floor((now - seen) / periodMs) * periodMs;
  // The shape stays: only times inside texts change.
  return JSON.parse(JSON.stringify(account), (_, value: unknown) =>
    typeof value === 'string' ? shiftText(value, byMs) : value,
  ) as AccountFile;
}
