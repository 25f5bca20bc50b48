import type { FieldError } from '@gatescope/shared';
import type * as z from 'zod';
import { toFieldErrors } from './input-errors.ts';

/** One part of a request by its schema: the value, or what is wrong with it. */
export const parsePart = (
  schema: z.ZodType | undefined,
  value: unknown,
  part: string,
): { readonly value: unknown; readonly errors: readonly FieldError[] } => {
  if (schema === undefined) return { value: undefined, errors: [] };
  const result = schema.safeParse(value);
  return result.success
    ? { value: result.data, errors: [] }
    : { value: undefined, errors: toFieldErrors(result.error.issues, part) };
};
