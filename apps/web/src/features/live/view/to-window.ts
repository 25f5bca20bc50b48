import type { Span } from '../../../lib/live-search.ts';

/** A stretch of time, ISO 8601. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const lengths: Readonly<Record<Exclude<Span, 'last-good' | 'around'>, number>> = {
  '1h': hourMs,
  '3h': 3 * hourMs,
  '24h': 24 * hourMs,
  '7d': 7 * 24 * hourMs,
};
const aroundMs = 15 * minuteMs;

const iso = (time: number): string => new Date(time).toISOString();

/** A time that somebody wrote, in their own zone where they named none; undefined when it is none. */
export const parseTime = (text: string | undefined): number | undefined => {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
};

/** The stretch of time that is meant; undefined for one that only the server knows, or whose time is none. */
export const toWindow = (span: Span, at: string | undefined, now: number): Window | undefined => {
  if (span === 'last-good') return undefined;
  if (span !== 'around') return { from: iso(now - lengths[span]), to: iso(now) };
  const middle = parseTime(at);
  return middle === undefined ? undefined : { from: iso(middle - aroundMs), to: iso(middle + aroundMs) };
};
