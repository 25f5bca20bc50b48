import { toLocalTime, toRelativeTime, toUtcTime } from '../lib/relative-time.ts';
import { useNow } from './use-now.ts';

/** A time as an age, with local time and UTC on hover. */
export const Age = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={`${toLocalTime(at)} (${toUtcTime(at)})`}>
    {toRelativeTime(at, useNow())}
  </time>
);

/** A time in the reader's zone, with UTC on hover. */
export const Moment = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={toUtcTime(at)}>
    {toLocalTime(at)}
  </time>
);
