import { CollectorError, type CollectorErrorCode } from '@gatescope/collector';
import type { ProblemCode } from '@gatescope/shared';
import { ProblemError } from '../http/problem-error.ts';

const codes: Readonly<Record<CollectorErrorCode, ProblemCode>> = {
  'no-credentials': 'no-credentials',
  'expired-credentials': 'credentials-expired',
  'invalid-credentials': 'no-credentials',
  'api-not-found': 'api-not-found',
  'region-unreachable': 'region-unreachable',
  'access-denied': 'access-denied',
  aborted: 'timed-out',
};

/** The collector's messages say what happened first, what to do next, and at times AWS's own words last. */
const split = (message: string): { readonly detail: string; readonly remedy: string } => {
  const [, ours = message, awsWords = ''] = /^(.*?)( AWS(?: SDK)?: .*)?$/s.exec(message) ?? [];
  const end = ours.search(/[.!] (?=[A-Z])/);
  if (end === -1) return { detail: message, remedy: 'Try again, or look into the log of the console.' };
  return { detail: ours.slice(0, end + 1) + awsWords, remedy: ours.slice(end + 2) };
};

/** What the collector threw, as a problem; anything else stays what it is. */
export const toProblemError = (error: unknown): unknown => {
  if (!(error instanceof CollectorError)) return error;
  return new ProblemError(codes[error.code], split(error.message), { cause: error.cause ?? error });
};
