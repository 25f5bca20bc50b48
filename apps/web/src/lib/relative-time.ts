const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 minutes ago"; times of the last 45 seconds (and clocks that run ahead a little) are "just now". */
export const toRelativeTime = (iso: string, now: number): string => {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  if (Number.isNaN(seconds)) return iso;
  if (seconds > -45 && seconds < 45) return 'just now';
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[2];
  return relative.format(Math.trunc(seconds / size) || Math.sign(seconds), unit);
};

const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** Date and time in the reader's zone. */
export const toLocalTime = (iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : local.format(time);
};

/** "2024-03-04 09:12:44 UTC". */
export const toUtcTime = (iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};
