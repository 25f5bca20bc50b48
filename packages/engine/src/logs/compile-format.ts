import { partsOf, variablesOf } from './format-parts.ts';
import type { Steps } from './find-text.ts';
import { compileParts, type MatchedValues } from './match-parts.ts';

export const formatKinds = ['json', 'xml', 'csv', 'text'] as const;
export type FormatKind = (typeof formatKinds)[number];

/** A stage's access-log format, ready to read lines. */
export interface CompiledFormat {
  readonly kind: FormatKind;
  /** Names of its variables, without `$context.`. */
  readonly variables: readonly string[];
  /** Values by variable name, as they stand in the line; undefined for a line of another format. */
  readonly read: (line: string, steps?: Steps) => MatchedValues | undefined;
}

/** No line that is read is longer; an entry of an access log may have a megabyte, but its fields are not that long. */
const longestLine = 64 * 1024;
/** AWS takes formats up to 3 KB. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const longestFormat = 8 * 1024;

const parseObject = (text: string): Record<string, unknown> | undefined => {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const deepest = 12;

/** The values of an object by their path. */
export const leavesOf = (value: unknown, path = '', depth = 0): [path: string, value: string][] => {
  if (value === null || value === undefined || depth > deepest) return [];
  if (typeof value !== 'object') return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${path}/${key}`, depth + 1));
};

/** A number or a quoted text may stand in a format without quotes of its own: `"status":$context.status`. */
const parseJsonFormat = (format: string): Record<string, unknown> | undefined =>
  parseObject(format) ??
  parseObject(format.replaceAll(/(?<=[:[,]\s*)(\$context\.[A-Za-z][\w.-]*)(?=\s*[,}\]])/g, '"$1"'));

type Reader = (line: string, steps?: Steps) => MatchedValues | undefined;

/** By its keys, in whatever order and spacing a line has them; a key's text may hold several variables. */
const jsonReader = (shape: Record<string, unknown>): Reader => {
  const readers = new Map(leavesOf(shape).map(([path, text]) => [path, compileParts(partsOf(text))]));
  return (line, steps) => {
    const object = parseObject(line);
    if (object === undefined) return undefined;
    if (steps) steps.count += line.length;
    const leaves = leavesOf(object).filter(([path]) => readers.has(path));
    if (leaves.length === 0) return undefined;
    return Object.fromEntries(leaves.flatMap(([path, text]) => Object.entries(readers.get(path)?.(text, steps) ?? {})));
  };
};

const kindOf = (format: string, isJson: boolean): FormatKind => {
  if (isJson || format.startsWith('{')) return 'json';
  if (format.startsWith('<')) return 'xml';
  return /^"?\$context\.[\w.-]+"?,\s*"?\$context\./.test(format) ? 'csv' : 'text';
};

/**
 * Compiles a stage's access-log format (JSON, XML, CSV, the Common Log Format or any text) to a reader of its lines. A
 * line costs steps in proportion to its length and the format's, whatever both hold.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const compileFormat = (given: string): CompiledFormat => {
  const format = given.trim().slice(0, longestFormat);
  const shape = parseJsonFormat(format);
  const byKeys = shape === undefined ? undefined : jsonReader(shape);
  const byParts = compileParts(partsOf(format));
  const read: Reader = (line, steps) => {
    const text = line.trim().slice(0, longestLine);
    // Values are put in as they are: a quotation mark in one of them breaks the JSON, but not the order of the parts.
    return byKeys?.(text, steps) ?? byParts(text, steps);
  };
  return { kind: kindOf(format, shape !== undefined), variables: variablesOf(format), read };
};
