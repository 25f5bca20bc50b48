import type { FieldError } from '@gatescope/shared';
import type * as z from 'zod';
import { ProblemError } from './problem-error.ts';

type Issue = z.core.$ZodIssue;

/** `Invalid input: expected string, received number` -> `string`. */
const expectedIn = (message: string): string | undefined => /expected ([\w ]+)/.exec(message)?.[1];

const remedyOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Leave out ${issue.keys.join(', ')}.`;
    case 'too_big':
      return `Keep it at or below ${String(issue.maximum)}.`;
    case 'too_small':
      return `Give at least ${String(issue.minimum)}.`;
    case 'invalid_format':
      return `${issue.message}.`;
    default: {
      const expected = expectedIn(issue.message);
      return expected === undefined
        ? 'Correct it, or leave it out where it is optional.'
        : `Give a value of type ${expected}.`;
    }
  }
};

/** The deepest issues of a union say what is wrong; the union's own does not. */
const deepest = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branch = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return branch.length === 0 || depth(branch) === 0
    ? [issue]
    : branch.flatMap((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] }));
};

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/** What a schema found wrong, one entry per field, named from the part of the request that it is in. */
export const toFieldErrors = (issues: readonly Issue[], part: string): FieldError[] =>
  issues.flatMap(deepest).map((issue) => ({
    path: [part, ...issue.path.map(String)].join('.'),
    message: issue.message,
    remedy: remedyOf(issue),
  }));

const listed = (errors: readonly FieldError[]): string => errors.map((error) => error.path).join(', ');

/** The problem for fields that could not be understood; says them all at once. */
export const invalidInput = (errors: readonly FieldError[]): ProblemError =>
  new ProblemError('invalid-input', {
    detail: `${errors.length === 1 ? 'This field could' : 'These fields could'} not be understood: ${listed(errors)}.`,
    remedy: errors.map((error) => `${error.path}: ${error.remedy}`).join(' '),
    errors: [...errors],
  });
