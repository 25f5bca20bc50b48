import { isRecord } from '../is-record.ts';
import { isSecretName, masked } from '../mask.ts';

/**
 * A CloudTrail record's part without secrets: values under secret-looking names are replaced, at any depth, those of
 * patch operations (`path: /variables/dbPassword`) too.
 */
export const maskRecord = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(maskRecord);
  if (!isRecord(value)) return value;
  const { path } = value;
  const isSecretPatch = typeof path === 'string' && isSecretName(path);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const isSecret = isSecretName(name) || (isSecretPatch && name === 'value');
      return [name, typeof entry === 'string' && isSecret ? masked : maskRecord(entry)];
    }),
  );
};
