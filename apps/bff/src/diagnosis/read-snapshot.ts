import { snapshotFormat, snapshotSchema, type Snapshot } from '@gatescope/shared';
import { toFieldErrors } from '../http/input-errors.ts';
import { ProblemError } from '../http/problem-error.ts';

const formatOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;

const remedy = 'Use a file that "Download snapshot" made, unchanged.';

/** A saved snapshot, checked. */
export const readSnapshot = (value: unknown): Snapshot => {
  const format = formatOf(value);
  if (format !== snapshotFormat) {
    const found = typeof format === 'string' ? `the format ${JSON.stringify(format.slice(0, 80))}` : 'no format';
    throw new ProblemError('snapshot-unreadable', {
      detail: `The file has ${found}; this console reads ${snapshotFormat}.`,
      remedy,
    });
  }
  const parsed = snapshotSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = toFieldErrors(parsed.error.issues, 'body.snapshot').slice(0, 20);
  throw new ProblemError('snapshot-unreadable', {
    detail: `The snapshot was changed or cut off: ${errors.map(({ path }) => path).join(', ')}.`,
    remedy,
    errors,
  });
};
