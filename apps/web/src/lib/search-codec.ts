/** Search parameters as text: a name that occurs several times is a list. */
export type SearchText = Record<string, string | string[]>;

/**
 * Reads a query string without interpreting values: the router's own codec turns `account=123456789012` into a number.
 */
export const parseSearch = (query: string): SearchText => {
  const result: SearchText = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = result[name];
    if (before === undefined) result[name] = value;
    else result[name] = [...(Array.isArray(before) ? before : [before]), value];
  }
  return result;
};

const toText = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Writes search parameters; empty values vanish, lists repeat their name, anything but text, numbers and booleans is left out. */
export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const text = toText(item);
      if (text !== undefined) params.append(name, text);
    }
  }
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
};
