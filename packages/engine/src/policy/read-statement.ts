import type { Condition } from './condition.ts';
import type { PatternElement } from './pattern-list.ts';
import { joinPath } from './policy-path.ts';
import type { MalformedPart, PolicyEffect } from './policy-types.ts';
import type { PrincipalElement } from './principal.ts';
import { readConditions } from './read-conditions.ts';
import { readActions, readResources } from './read-patterns.ts';
import { readPrincipals } from './read-principals.ts';
import { isRecord, showValue } from './read-values.ts';
import type { Reading, StatementRules } from './reading.ts';

/** A statement, ready to be evaluated. */
export interface Statement {
  readonly index: number;
  readonly path: string;
  readonly sid: string | undefined;
  readonly effect: PolicyEffect;
  readonly principal: PrincipalElement;
  readonly action: PatternElement;
  readonly resource: PatternElement;
  readonly conditions: readonly Condition[];
}

type ReadStatement =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'malformed'; readonly malformed: readonly MalformedPart[] };

const elements: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

const readEffect = ({ source, path, malformed }: Reading): PolicyEffect | undefined => {
  const { Effect: effect } = source;
  if (effect === 'Allow' || effect === 'Deny') return effect;
  const at = joinPath(path, 'Effect');
  if (effect === undefined) malformed.push({ path: at, reason: 'element-missing' });
  else malformed.push({ path: at, reason: 'effect-unknown', value: showValue(effect) });
  return undefined;
};

const readSid = ({ source, path, malformed }: Reading): string | undefined => {
  const { Sid: sid } = source;
  if (sid === undefined || typeof sid === 'string') return sid;
  malformed.push({ path: joinPath(path, 'Sid'), reason: 'element-wrong-type', value: showValue(sid) });
  return undefined;
};

/** Reads one statement; every breach of the grammar is reported, not only the first. */
export const readStatement = (
  item: unknown,
  { index, path, rules }: { readonly index: number; readonly path: string; readonly rules: StatementRules },
): ReadStatement => {
  if (!isRecord(item)) {
    return { kind: 'malformed', malformed: [{ path, reason: 'element-wrong-type', value: showValue(item) }] };
  }
  const malformed: MalformedPart[] = [];
  const reading: Reading = { source: item, path, rules, malformed };
  for (const key of Object.keys(item)) {
    if (!elements.includes(key)) malformed.push({ path: joinPath(path, key), reason: 'element-unknown' });
  }
  const sid = readSid(reading);
  const effect = readEffect(reading);
  const principal = readPrincipals(reading);
  const action = readActions(reading);
  const resource = readResources(reading);
  const conditions = readConditions(reading);
  if (malformed.length > 0 || !effect || !principal || !action || !resource) return { kind: 'malformed', malformed };
  return { kind: 'statement', statement: { index, path, sid, effect, principal, action, resource, conditions } };
};
