/** Headers as they were written: names in their case, several values as a list. */
export type HeaderMap = Readonly<Record<string, string | readonly string[] | number | null | undefined>>;

/** The value of a header, whatever the case of its name; the first where there are several. */
export const headerOf = (headers: HeaderMap | null | undefined, name: string): string | undefined => {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(headers ?? {})) {
    if (key.toLowerCase() !== wanted || value === null || value === undefined) continue;
    return typeof value === 'object' ? value[0] : String(value);
  }
  return undefined;
};

/** Header names and values in order, as one map; values of a name that repeats become a list. */
export const toHeaderMap = (pairs: readonly (readonly [string, string])[]): Record<string, string | string[]> => {
  const names = new Map<string, string>();
  const map = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const key = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), key);
    const before = map.get(key);
    map.set(key, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value].slice(0, 50));
  }
  return Object.fromEntries(map);
};
