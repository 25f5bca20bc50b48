import { problemTable } from '@gatescope/shared';
import type { ErrorRequestHandler, Response } from 'express';
import { ProblemError, toProblem } from './problem-error.ts';
import { stateOf, type RequestState } from './request-state.ts';

const typeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string'
    ? error.type
    : undefined;

/** The status that Express and its helpers give to an error which the request brought upon itself. */
const isRequestFault = (error: unknown): boolean =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500;

/** Errors of Express's own body parser and router. Their messages may quote the body: they are not passed on. */
const fromExpress = (error: unknown): ProblemError | undefined => {
  switch (typeOf(error)) {
    case 'entity.parse.failed':
      return new ProblemError('invalid-input', {
        detail: 'The body is not valid JSON.',
        remedy: 'Send one JSON object, in UTF-8.',
      });
    case 'entity.too.large':
      return new ProblemError('body-too-large', {
        detail: 'The body is larger than this endpoint takes.',
        remedy: 'Send less: a log excerpt instead of the whole log, one API instead of several.',
      });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new ProblemError('unsupported-media-type', {
        detail: 'The encoding of the body is not supported.',
        remedy: 'Send JSON in UTF-8, plain or with gzip.',
      });
    case 'request.aborted':
    case 'request.size.invalid':
      return new ProblemError('invalid-input', { detail: 'The body ended early.', remedy: 'Send it again.' });
    default:
      break;
  }
  if (error instanceof URIError) {
    return new ProblemError('invalid-input', {
      detail: 'The path has a percent sign that encodes nothing.',
      remedy: 'Write a literal percent sign as %25.',
    });
  }
  // A body that is not packed as its header says, a range that a file does not have, a condition that does not hold.
  if (!isRequestFault(error)) return undefined;
  return new ProblemError('invalid-input', {
    detail: 'A header of the request does not fit its body, or what it asks for.',
    remedy: 'Send it again without Content-Encoding, Range and If-Match.',
  });
};

const internal = (cause: unknown, requestId: string): ProblemError =>
  new ProblemError(
    'internal',
    {
      detail: 'The console met a mistake of its own; it says nothing about your API.',
      remedy: `Try again. If it stays, look for ${requestId} in the console's log.`,
    },
    { cause },
  );

/** Answers a problem as `application/problem+json`. */
export const sendProblem = (res: Response, error: ProblemError): void => {
  const state = stateOf(res);
  state.code = error.code;
  if (error.details.retryAfter !== undefined) res.setHeader('Retry-After', String(error.details.retryAfter));
  res.setHeader('Cache-Control', 'no-store');
  res
    .status(problemTable[error.code].status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(error, state.requestId)));
};

/** Any error as a problem; what was not expected is logged whole. */
export const asProblemError = (
  error: unknown,
  { log, requestId }: Pick<RequestState, 'log' | 'requestId'>,
): ProblemError => {
  const problem = error instanceof ProblemError ? error : (fromExpress(error) ?? internal(error, requestId));
  if (problem.code === 'internal') log.error({ err: error }, 'unexpected error');
  else if (problem.cause !== undefined) log.warn({ err: problem.cause, code: problem.code }, 'problem');
  return problem;
};

/** The one place where errors become answers. What was not expected is logged whole and answered as `internal`. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { log, requestId } = stateOf(res);
  if (res.headersSent) {
    log.error({ err: error }, 'failed after the answer had begun');
    next(error);
    return;
  }
  sendProblem(res, asProblemError(error, { log, requestId }));
};
