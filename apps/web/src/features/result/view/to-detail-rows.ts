/** A named value that explains an answer. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

/** `sourceVpcId` becomes "Source vpc id"; names with colons or hyphens (`aws:SourceVpce`, `x-api-key`) stay as they are. */
const toName = (key: string): string => {
  if (/[:\-. ]/.test(key)) return key;
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const toValue = (value: unknown): string => {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (isScalar(value)) return String(value);
  if (Array.isArray(value) && value.every(isScalar)) return value.length === 0 ? 'none' : value.join(', ');
  return JSON.stringify(value) ?? '';
};

/** Named values as rows; what is not said is left out. */
export const toDetailRows = (detail: Readonly<Record<string, unknown>>): DetailRow[] =>
  Object.entries(detail).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [{ name: toName(key), value: toValue(value) }],
  );
