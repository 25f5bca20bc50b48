import { CollectorError, type CollectorErrorCode, LogSearchError } from '@gatescope/collector';
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

const searchProblems = {
  denied: ['access-denied', 'Grant the permission to the console’s role.'],
  throttled: ['throttled', 'Wait a minute, or search a shorter stretch.'],
  failed: ['aws-failed', 'Try again, or search a shorter stretch.'],
  'no-group': [
    'not-found',
    'API Gateway makes the log group when the first line is written: see whether logging is on.',
  ],
} as const satisfies Record<LogSearchError['kind'], readonly [ProblemCode, string]>;

const fromSearch = (error: LogSearchError): ProblemError => {
  const [code, remedy] = searchProblems[error.kind];
  const { message: detail, permission } = error;
  return new ProblemError(code, { detail, remedy, ...(permission ? { permission } : {}) }, { cause: error });
};

/** What the collector threw, as a problem; anything else stays what it is. */
export const toProblemError = (error: unknown): unknown => {
  if (error instanceof LogSearchError) return fromSearch(error);
  if (!(error instanceof CollectorError)) return error;
  return new ProblemError(codes[error.code], split(error.message), { cause: error.cause ?? error });
};
