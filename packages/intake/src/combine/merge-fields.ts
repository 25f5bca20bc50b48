const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

const fieldsOf = (record: object): ReadonlyMap<string, unknown> => new Map(Object.entries(record));

/** Fields of both; the later ones win. */
export const refine = <T extends object>(before: T, later: T): T => {
  const said = Object.entries(later).filter(([, value]) => isSaid(value));
  return Object.assign({}, before, Object.fromEntries(said));
};

/** Fields of both; the earlier ones win. */
export const fillIn = <T extends object>(before: T, guessed: T): T => refine(guessed, before);

/** Whether the second says something that the first does not. */
export const isNews = (before: object, later: object | undefined): boolean => {
  const known = fieldsOf(before);
  return Object.entries(later ?? {}).some(([name, value]) => isSaid(value) && !isSaid(known.get(name)));
};

/** A field that two pieces say differently. */
export interface Conflict {
  readonly name: string;
  readonly before: string;
  readonly later: string;
}

/** Fields of the given names that both say, differently. */
export const listConflicts = (before: object, later: object, names: readonly string[]): Conflict[] => {
  const [first, second] = [fieldsOf(before), fieldsOf(later)];
  return names
    .filter((name) => isSaid(first.get(name)) && isSaid(second.get(name)) && first.get(name) !== second.get(name))
    .map((name) => ({ name, before: String(first.get(name)), later: String(second.get(name)) }));
};
