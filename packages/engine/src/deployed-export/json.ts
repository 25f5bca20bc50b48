/** A JSON object of an exported document. */
export type Json = Readonly<Record<string, unknown>>;

/** The value when it is an object, else an empty one: exported documents leave out what is empty. */
export const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}; // narrowed just above

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const upperOf = (value: unknown): string | undefined => textOf(value)?.toUpperCase();

export const textsOf = (value: unknown): string[] =>
  listOf(value).flatMap((item) => (typeof item === 'string' ? [item] : []));

/** Only the entries whose values are text. */
export const textMapOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])),
  );

/** The object without its undefined fields, as AWS leaves out what is not set. */
export const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  }; // the filter is the type
