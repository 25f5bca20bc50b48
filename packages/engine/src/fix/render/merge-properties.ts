type Properties = Readonly<Record<string, unknown>>;

const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the entries of a list of settings apart, in CloudFormation and in Terraform. */
const keysOfEntries = ['HttpMethod', 'ResourcePath', 'ApiId', 'Stage', 'route_key'];

const isSameEntry = (one: Properties, other: Properties): boolean => {
  const keys = keysOfEntries.filter((key) => key in one || key in other);
  return keys.length > 0 && keys.every((key) => one[key] === other[key]);
};

const mergeLists = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] => {
  if (![...before, ...after].every((entry) => isProperties(entry) && keysOfEntries.some((key) => key in entry)))
    return after;
  return (after as readonly Properties[]).reduce<readonly Properties[]>(
    (entries, entry) => {
      const found = entries.find((one) => isSameEntry(one, entry));
      return found ? entries.map((one) => (one === found ? mergeProperties(one, entry) : one)) : [...entries, entry];
    },
    before as readonly Properties[],
  ); // every entry was looked at above
};

const mergeValue = (before: unknown, after: unknown): unknown => {
  if (isProperties(before) && isProperties(after)) return mergeProperties(before, after);
  return Array.isArray(before) && Array.isArray(after) ? mergeLists(before, after) : after;
};

/** Two changes of one resource as one: structures are merged, settings by what they are for, and the later value wins. */
export const mergeProperties = (before: Properties, after: Properties): Properties => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, name in before ? mergeValue(before[name], value) : value]),
  ),
});
