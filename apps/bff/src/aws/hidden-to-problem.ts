import type { Hidden, HiddenCause, ProblemCode } from '@gatescope/shared';
import { ProblemError } from '../http/problem-error.ts';

const codes: Readonly<Record<HiddenCause, ProblemCode>> = {
  denied: 'access-denied',
  throttled: 'throttled',
  failed: 'aws-failed',
  'not-asked': 'aws-failed',
  'other-account': 'access-denied',
  malformed: 'aws-failed',
};

const remedies: Readonly<Record<HiddenCause, string>> = {
  denied: "Allow the console's role this read; the page of permissions prints the whole policy.",
  throttled: 'Wait a little and try again: API Gateway admits few management calls per account.',
  failed: 'Try again. If it stays, AWS may have trouble in this Region.',
  'not-asked': 'Try again.',
  'other-account': 'Add the account to the targets of the console.',
  malformed: 'Try again. If it stays, something between the console and AWS changes its answers.',
};

/** A list that could not be read, as a problem. */
export const hiddenToProblem = ({ cause, message, permission }: Hidden, what: string): ProblemError =>
  new ProblemError(codes[cause], {
    detail: `${what} could not be listed${message === undefined ? '' : `: ${message}`}.`,
    remedy:
      permission === undefined
        ? remedies[cause]
        : `${remedies[cause]} Needed: ${permission.action} on ${permission.resource}.`,
    ...(permission === undefined ? {} : { permission }),
  });
