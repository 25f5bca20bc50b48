import { joinPath } from './policy-path.ts';
import type { MalformedPart } from './policy-types.ts';

/** What holds for the whole document. */
export interface StatementRules {
  readonly hasVariables: boolean;
  readonly isIdentityPolicy: boolean;
  readonly apiArn: string | undefined;
}

/** One JSON object being read; what breaks the grammar is added to `malformed`. */
export interface Reading {
  readonly source: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly rules: StatementRules;
  readonly malformed: MalformedPart[];
}

/** Which of an element and its negation stands in the statement; one of them must. */
export const findElement = <A extends string, B extends string>(
  { source, path, malformed }: Reading,
  plain: A,
  negated: B,
): A | B | undefined => {
  const hasPlain = source[plain] !== undefined;
  const hasNegated = source[negated] !== undefined;
  if (hasPlain && hasNegated) malformed.push({ path: joinPath(path, negated), reason: 'element-twice' });
  else if (!hasPlain && !hasNegated) malformed.push({ path: joinPath(path, plain), reason: 'element-missing' });
  else return hasPlain ? plain : negated;
  return undefined;
};
