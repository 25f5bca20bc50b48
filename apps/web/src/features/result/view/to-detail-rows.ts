/** A named value that explains an answer. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

type Scalar = string | number | boolean;

/** `sourceVpcId` becomes "Source vpc id"; names with colons or hyphens (`aws:SourceVpce`, `x-api-key`) stay as they are. */
const toName = (key: string): string => {
  if (/[:\-. ]/.test(key)) return key;
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Places in the snapshot are for links and evidence, not for reading.
const isPlace = (key: string): boolean => /^(pointer|path|paths|pointers)$/i.test(key);

const toText = (value: Scalar): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
};

/** A flat object in one line; undefined for deeper ones. */
const toLine = (value: Record<string, unknown>): string | undefined => {
  const entries = Object.entries(value).filter(([key, item]) => !isPlace(key) && item !== undefined && item !== null);
  if (!entries.every(([, item]) => isScalar(item))) return undefined;
  return entries.map(([key, item]) => `${toName(key).toLowerCase()} ${isScalar(item) ? toText(item) : ''}`).join(', ');
};

const toItem = (value: unknown): string | undefined => {
  if (isScalar(value)) return toText(value);
  return isRecord(value) ? toLine(value) : undefined;
};

const listRow = (name: string, items: readonly unknown[]): DetailRow[] => {
  const texts = items.map(toItem);
  // Lists of deep things (a policy's statements, say) are read in the JSON.
  return items.length > 0 && texts.every((text) => text !== undefined)
    ? [{ name, value: texts.join(isRecord(items[0]) ? '; ' : ', ') }]
    : [];
};

const deepest = 3;

const toRows = (detail: Readonly<Record<string, unknown>>, depth: number): DetailRow[] =>
  Object.entries(detail).flatMap(([key, value]): DetailRow[] => {
    if (value === undefined || value === null || value === '' || (depth > 1 && isPlace(key))) return [];
    if (isScalar(value)) return [{ name: toName(key), value: toText(value) }];
    if (Array.isArray(value)) return listRow(toName(key), value);
    return isRecord(value) && depth < deepest ? toRows(value, depth + 1) : [];
  });

/** Named values as rows, those of nested objects too; what is not said, or too deep for a row, is left out. */
export const toDetailRows = (detail: Readonly<Record<string, unknown>>): DetailRow[] => toRows(detail, 1);
