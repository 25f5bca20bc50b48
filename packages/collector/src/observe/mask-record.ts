import { isRecord } from '../is-record.ts';
import { isSecretName, masked } from '../mask.ts';

/** A CloudTrail record's part without secrets: values under secret-looking names are replaced, at any depth. */
export const maskRecord = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(maskRecord);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      typeof entry === 'string' && isSecretName(name) ? masked : maskRecord(entry),
    ]),
  );
};
