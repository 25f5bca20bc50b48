/** One line of a printed JSON document and the place in the document it stands for. */
export interface JsonLine {
  readonly text: string;
  readonly path: readonly string[];
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entriesOf = (value: object): (readonly [string, unknown])[] =>
  Array.isArray(value) ? value.map((item, index) => [String(index), item] as const) : Object.entries(value);

interface Place {
  readonly path: readonly string[];
  readonly indent: string;
  readonly lead: string;
  readonly tail: string;
}

const printValue = (value: unknown, place: Place): JsonLine[] => {
  const { path, indent, lead, tail } = place;
  if (!isContainer(value)) return [{ text: `${indent}${lead}${JSON.stringify(value) ?? 'null'}${tail}`, path }];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries = entriesOf(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return [{ text: `${indent}${lead}${open}${close}${tail}`, path }];
  const inner = entries.flatMap(([key, item], index) =>
    printValue(item, {
      path: [...path, key],
      indent: `${indent}  `,
      lead: Array.isArray(value) ? '' : `${JSON.stringify(key)}: `,
      tail: index < entries.length - 1 ? ',' : '',
    }),
  );
  return [{ text: `${indent}${lead}${open}`, path }, ...inner, { text: `${indent}${close}${tail}`, path }];
};

/** Prints a value as JSON, two blanks deep, each line with its path. */
export const toJsonLines = (value: unknown): JsonLine[] =>
  printValue(value, { path: [], indent: '', lead: '', tail: '' });

/** The tokens of a path like `Statement[0].Condition.StringEquals["aws:SourceVpce"]`. */
export const parseWithin = (within: string): string[] =>
  [...within.matchAll(/\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[\s*'([^']*)'\s*\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
  );

const startsWith = (path: readonly string[], prefix: readonly string[]): boolean =>
  path.length >= prefix.length && prefix.every((token, index) => token.toLowerCase() === path[index]?.toLowerCase());

/**
 * The 1-based numbers of the lines that stand for a path; those of its nearest existing ancestor when the document does
 * not go that deep. Names compare without case, as IAM's do. Dots inside keys (`aws.x`) match token by token.
 */
export const findLines = (lines: readonly JsonLine[], path: readonly string[]): number[] => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const prefix = path.slice(0, depth);
    const found = lines.flatMap((line, index) => (startsWith(line.path, prefix) ? [index + 1] : []));
    if (found.length > 0) return found;
  }
  return [];
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The document in a text: JSON, or JSON escaped once more, as API Gateway returns a REST API's policy. A text that is
 * none stays as it is. https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export const toDocument = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  const direct = parseJson(value);
  if (isContainer(direct)) return direct;
  const unescaped = parseJson(`"${value}"`);
  const inner = typeof unescaped === 'string' ? parseJson(unescaped) : undefined;
  return isContainer(inner) ? inner : value;
};
