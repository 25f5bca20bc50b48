/** Why a collection could not be done at all. Trouble with a single read is a hidden fact instead. */
export type CollectorErrorCode =
  | 'no-credentials'
  | 'expired-credentials'
  | 'invalid-credentials'
  | 'api-not-found'
  | 'region-unreachable'
  | 'access-denied'
  | 'aborted';

/** Ends a collection. The message says what happened, to which resource, and what to do next. */
export class CollectorError extends Error {
  readonly code: CollectorErrorCode;

  constructor(code: CollectorErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'CollectorError';
    this.code = code;
  }
}
