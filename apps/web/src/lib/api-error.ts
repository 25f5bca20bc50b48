import type { Problem, ProblemCode } from '@gatescope/shared';

/** Why a call to the console's own server gave no result. */
export type ApiFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** No answer at all: the server is away, or the network is. */
  | { readonly kind: 'no-answer' }
  /** An answer that is not what the contract promises. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly detail: string };

const messageOf = (failure: ApiFailure): string => {
  if (failure.kind === 'problem') return failure.problem.detail;
  return failure.kind === 'no-answer' ? 'The console does not answer' : `Unreadable answer: ${failure.detail}`;
};

/** A call that failed, with what the server said about it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    super(messageOf(failure), options);
    this.failure = failure;
  }

  /** The problem's code, where the server named one. */
  get code(): ProblemCode | undefined {
    return this.failure.kind === 'problem' ? this.failure.problem.code : undefined;
  }

  /** The HTTP status; undefined when there was no answer. */
  get status(): number | undefined {
    if (this.failure.kind === 'problem') return this.failure.problem.status;
    return this.failure.kind === 'unreadable' ? this.failure.status : undefined;
  }
}
