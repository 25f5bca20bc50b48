import { detailLabel, type DetailPath, detailValue } from '@gatescope/shared';

/** A named value that explains an answer. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

type Scalar = string | number | boolean;
type Detail = Readonly<Record<string, unknown>>;

/** What stands where: the gate, and the keys that lead to it. */
interface Place {
  readonly gate: string;
  readonly path: DetailPath;
}

/** `sourceVpcId` becomes "Source vpc id"; names with colons or hyphens (`aws:SourceVpce`, `x-api-key`) stay as they are. */
const toName = (key: string): string => {
  if (/[:\-. ]/.test(key)) return key;
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Undefined for what is not for reading: places in the snapshot are for links and evidence. */
const nameOf = ({ gate, path }: Place): string | undefined => {
  const label = detailLabel(gate, path);
  return label === null ? undefined : (label ?? toName(path.at(-1) ?? ''));
};

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = ({ gate, path }: Place, key: string): Place => ({ gate, path: [...path, key] });

const toText = ({ gate, path }: Place, value: Scalar): string => detailValue(gate, path, value);

/** A flat object in one line; undefined for deeper ones. */
const toLine = (place: Place, value: Detail): string | undefined => {
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const name = nameOf(below(place, key));
    return name === undefined || item === undefined || item === null ? [] : [{ key, name, item }];
  });
  if (!entries.every(({ item }) => isScalar(item))) return undefined;
  return entries
    .map(({ key, name, item }) => `${name} ${isScalar(item) ? toText(below(place, key), item) : ''}`)
    .join(', ');
};

const toItem = (place: Place, value: unknown): string | undefined => {
  if (isScalar(value)) return toText(place, value);
  return isRecord(value) ? toLine(place, value) : undefined;
};

const listRow = (place: Place, name: string, items: readonly unknown[]): DetailRow[] => {
  const texts = items.map((item) => toItem(place, item));
  // Lists of deep things (a policy's statements, say) are read in the JSON.
  return items.length > 0 && texts.every((text) => text !== undefined)
    ? [{ name, value: texts.join(isRecord(items[0]) ? '; ' : ', ') }]
    : [];
};

const deepest = 3;

const toRows = (place: Place, detail: Detail): DetailRow[] =>
  Object.entries(detail).flatMap(([key, value]): DetailRow[] => {
    const own = below(place, key);
    if (value === undefined || value === null || value === '') return [];
    if (isRecord(value)) return own.path.length < deepest ? toRows(own, value) : [];
    const name = nameOf(own);
    if (name === undefined) return [];
    return Array.isArray(value)
      ? listRow(own, name, value)
      : isScalar(value)
        ? [{ name, value: toText(own, value) }]
        : [];
  });

/**
 * The named values by which a gate explains its answer, as rows, those of nested objects too; what is not said, not for
 * reading, or too deep for a row, is left out.
 */
export const toDetailRows = (gate: string, detail: Detail): DetailRow[] => toRows({ gate, path: [] }, detail);
