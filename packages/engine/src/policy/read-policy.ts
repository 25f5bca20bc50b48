import { joinPath } from './policy-path.ts';
import type { MalformedPart } from './policy-types.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { isRecord, showValue } from './read-values.ts';
import type { StatementRules } from './reading.ts';

/** A document that keeps the grammar, ready to be evaluated. */
export interface Policy {
  readonly statements: readonly Statement[];
}

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'malformed'; readonly malformed: readonly MalformedPart[] };

const versions: readonly unknown[] = [undefined, '2008-10-17', '2012-10-17'];
const elements: readonly string[] = ['Version', 'Id', 'Statement'];

const readFrame = (document: Readonly<Record<string, unknown>>): MalformedPart[] => {
  const malformed: MalformedPart[] = [];
  for (const key of Object.keys(document)) {
    if (!elements.includes(key)) malformed.push({ path: joinPath('', key), reason: 'element-unknown' });
  }
  const { Version: version, Id: id, Statement: statement } = document;
  if (!versions.includes(version)) {
    malformed.push({ path: 'Version', reason: 'version-unknown', value: showValue(version) });
  }
  if (id !== undefined && typeof id !== 'string') {
    malformed.push({ path: 'Id', reason: 'element-wrong-type', value: showValue(id) });
  }
  if (statement === undefined) malformed.push({ path: 'Statement', reason: 'element-missing' });
  return malformed;
};

/**
 * Checks a parsed document against the policy grammar and prepares it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export const readPolicy = (document: unknown, rules: Omit<StatementRules, 'hasVariables'>): ReadPolicy => {
  if (!isRecord(document)) {
    return { kind: 'malformed', malformed: [{ path: '', reason: 'document-not-object', value: showValue(document) }] };
  }
  const malformed = readFrame(document);
  const statements: Statement[] = [];
  const source: unknown = document['Statement'];
  const isList = Array.isArray(source);
  const items: readonly unknown[] = isList ? source : source === undefined ? [] : [source];
  items.forEach((item, index) => {
    const read = readStatement(item, {
      index,
      path: isList ? joinPath('Statement', index) : 'Statement',
      rules: { ...rules, hasVariables: document['Version'] === '2012-10-17' },
    });
    if (read.kind === 'malformed') malformed.push(...read.malformed);
    else statements.push(read.statement);
  });
  return malformed.length > 0 ? { kind: 'malformed', malformed } : { kind: 'policy', policy: { statements } };
};
