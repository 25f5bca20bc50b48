import { ProblemError } from '../http/problem-error.ts';

/** For an id of a diagnosis that is not (or no longer) remembered. */
export const forgottenDiagnosis = (id: string): ProblemError =>
  new ProblemError('not-found', {
    detail: `The diagnosis ${id} is not remembered any more; only the latest ones are.`,
    remedy: 'Diagnose again: the link of the page asks the same question.',
  });
