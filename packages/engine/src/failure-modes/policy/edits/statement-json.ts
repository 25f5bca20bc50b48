/** A statement of a policy document as JSON. */
export type StatementJson = Readonly<Record<string, unknown>>;
/** A policy document as JSON. */
export type PolicyJson = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document as an object; undefined where it is none. */
export const toPolicyJson = (document: unknown): PolicyJson | undefined => (isObject(document) ? document : undefined);

/** The statements; a single one may stand without a list. */
export const statementsOf = (document: PolicyJson): readonly StatementJson[] => {
  const { Statement: value } = document;
  return (Array.isArray(value) ? value : [value]).filter(isObject);
};

export const withStatements = (document: PolicyJson, statements: readonly StatementJson[]): PolicyJson => ({
  ...document,
  Statement: statements,
});

/** The document with one statement replaced, or left out when it becomes undefined. */
export const withStatement = (document: PolicyJson, index: number, statement: StatementJson | undefined): PolicyJson =>
  withStatements(
    document,
    statementsOf(document).flatMap((own, at): StatementJson[] => {
      if (at !== index) return [own];
      return statement ? [statement] : [];
    }),
  );

/** One value or a list as a list of texts. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');

const oneOrMany = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values);

/** A condition of a statement by its operator and key as written. */
export interface ConditionPlace {
  readonly operator: string;
  readonly key: string;
}

/** The statement with a condition's place, and values, changed; without values it is left out. */
export const withCondition = (
  statement: StatementJson,
  from: ConditionPlace | undefined,
  to: (ConditionPlace & { readonly values: readonly string[] }) | undefined,
): StatementJson => {
  const { Condition: value, ...rest } = statement;
  const blocks = Object.entries(isObject(value) ? value : {}).flatMap(
    ([operator, block]): [string, Readonly<Record<string, unknown>>][] => {
      if (!isObject(block)) return [];
      const kept = Object.entries(block).filter(([key]) => operator !== from?.operator || key !== from.key);
      return kept.length > 0 ? [[operator, Object.fromEntries(kept)]] : [];
    },
  );
  const edited: Record<string, Readonly<Record<string, unknown>>> = Object.fromEntries(blocks);
  if (to) edited[to.operator] = { ...edited[to.operator], [to.key]: oneOrMany(to.values) };
  return Object.keys(edited).length > 0 ? { ...rest, Condition: edited } : rest;
};

/** The values of a condition as written. */
export const conditionValues = (statement: StatementJson, { operator, key }: ConditionPlace): string[] => {
  const block = isObject(statement['Condition']) ? statement['Condition'][operator] : undefined;
  return isObject(block) ? textsOf(block[key]) : [];
};

/** The statement with a list element (Resource, Action) replaced. */
export const withList = (
  statement: StatementJson,
  name: 'Resource' | 'Action',
  values: readonly string[],
): StatementJson => ({ ...statement, [name]: oneOrMany([...new Set(values)]) });
