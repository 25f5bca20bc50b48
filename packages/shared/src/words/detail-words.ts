import { detailLabels } from './detail-labels.ts';
import { detailValues } from './detail-values.ts';
import { unsaidWords } from './unsaid-words.ts';

/** Where a value stands in a gate's detail: the keys that lead to it, without places in lists. */
export type DetailPath = readonly string[];

/** Below these, keys are names already: of headers, path parameters, condition keys. */
const named: readonly string[] = ['asks', 'headers', 'parameters', 'context'];

/** Places in the snapshot, and ids of what was observed: for links, not for reading. */
const isPlace = (key: string): boolean => /^pointers?$|Pointer$|^observed$/.test(key);

const policies: readonly string[] = ['domainPolicy', 'identityPolicy', 'resourcePolicy'];

const keyOf = ([first = '', ...rest]: DetailPath): string =>
  [policies.includes(first) ? 'policy' : first, ...rest].join('.');

const lookUp = <T>(table: Readonly<Record<string, T>>, gate: string, path: DetailPath): T | undefined => {
  const key = keyOf(path);
  const own = `${gate}:${key}`;
  if (Object.hasOwn(table, own)) return table[own];
  return Object.hasOwn(table, key) ? table[key] : undefined;
};

const isHidden = (gate: string, path: DetailPath): boolean =>
  path.some((key, index) => isPlace(key) || lookUp(detailLabels, gate, path.slice(0, index + 1)) === null);

/**
 * What a value in a gate's detail is called. `null`: it is not for reading (a place in the snapshot, a policy's statements).
 * Undefined: it has no name yet.
 */
export const detailLabel = (gate: string, path: DetailPath): string | null | undefined => {
  if (isHidden(gate, path)) return null;
  const [last = '', parent] = path.toReversed();
  if (parent === 'parameters') return `{${last}}`;
  if (parent !== undefined && named.includes(parent)) return last;
  return lookUp(detailLabels, gate, path);
};

/** A value in a gate's detail, in words: codes are told, all else is shown as it is. */
export const detailValue = (gate: string, path: DetailPath, value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  if (path.length === 1 && path[0] === 'unsaid') return unsaidWords(text) ?? text;
  const words = lookUp(detailValues, gate, path);
  return words !== undefined && Object.hasOwn(words, text) ? (words[text] ?? text) : text;
};

/** Whether the values at this place are codes that have words. */
export const isDetailCode = (gate: string, path: DetailPath): boolean => lookUp(detailValues, gate, path) !== undefined;
