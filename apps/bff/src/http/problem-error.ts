import { problemTable, type Problem, type ProblemCode } from '@gatescope/shared';

/** What a problem says beyond its code. */
export type ProblemDetails = Pick<Problem, 'detail' | 'remedy'> &
  Partial<Pick<Problem, 'errors' | 'available' | 'nearest' | 'permission' | 'retryAfter'>>;

/** Ends a request with a problem. `cause` is logged and never answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails, options?: { readonly cause?: unknown }) {
    super(details.detail, options);
    this.code = code;
    this.details = details;
  }
}

/** The body of a problem, for an answer or inside of one. */
export const toProblem = (error: ProblemError, requestId?: string): Problem => ({
  type: `urn:gatescope:problem:${error.code}`,
  title: problemTable[error.code].title,
  status: problemTable[error.code].status,
  code: error.code,
  ...error.details,
  ...(requestId === undefined ? {} : { requestId }),
});
