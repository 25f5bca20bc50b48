/** The condition keys of one request, by lower-case name. */
export type RequestContext = ReadonlyMap<string, string | readonly string[]>;

const toText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

const toContextValue = (value: unknown): string | readonly string[] | undefined => {
  if (!Array.isArray(value)) return toText(value);
  const items: readonly unknown[] = value;
  return items.flatMap((item) => toText(item) ?? []);
};

/**
 * Reads a context: names are case-insensitive (of names that differ by case only, the first counts), numbers and
 * booleans become text, anything else is not a value and its key stays absent.
 */
export const readRequestContext = (context: unknown): RequestContext => {
  const entries = new Map<string, string | readonly string[]>();
  if (context === null || typeof context !== 'object') return entries;
  for (const [name, raw] of Object.entries(context)) {
    const value = toContextValue(raw);
    const key = name.toLowerCase();
    if (value !== undefined && !entries.has(key)) entries.set(key, value);
  }
  return entries;
};

/** What a policy variable stands for: a multivalued key gives none, AWS does not allow it as a variable. */
export const findVariable = (context: RequestContext, key: string): string | undefined => {
  const value = context.get(key);
  return typeof value === 'string' ? value : undefined;
};
