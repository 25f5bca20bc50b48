import type { Condition } from './condition.ts';
import { describeCondition, startsWithKey } from './describe-condition.ts';
import { loadPolicy } from './load-policy.ts';
import type { PatternElement } from './pattern-list.ts';
import type { MalformedPart, PolicyEffect, PolicyOptions } from './policy-types.ts';
import type { PrincipalElement, PrincipalEntry } from './principal.ts';
import type { Statement } from './read-statement.ts';
import { splitArn } from './split-arn.ts';

/** One part of a statement in plain words, with its place in the document. */
export interface DescribedLine {
  readonly aspect: 'who' | 'what' | 'where' | 'when';
  readonly path: string;
  readonly text: string;
}

export interface DescribedStatement {
  readonly statementIndex: number;
  readonly path: string;
  readonly sid?: string;
  readonly effect: PolicyEffect;
  /** The statement in one sentence, without action and resource where these are everything. */
  readonly headline: string;
  readonly lines: readonly DescribedLine[];
}

export interface DescribedPolicy {
  readonly statements: readonly DescribedStatement[];
  /** Empty where the document keeps the grammar. */
  readonly malformed: readonly MalformedPart[];
}

const listWords = (words: readonly string[]): string => {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
};

const describeIdentity = (text: string): string => {
  const parts = splitArn(text);
  if (parts === undefined) return /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(text) ? `a deleted user or role (${text})` : text;
  const [, , service, , account = '', resource = ''] = parts;
  const [kind, ...names] = resource.split('/');
  const name = names.join('/');
  if (service === 'iam' && (kind === 'user' || kind === 'role')) return `${kind} ${name} of account ${account}`;
  if (service !== 'sts' || kind !== 'assumed-role') return text;
  const [role, session] = names;
  return `session ${session} of role ${role} of account ${account}`;
};

const describeEntry = (entry: PrincipalEntry): string => {
  switch (entry.kind) {
    case 'everyone':
      return 'everyone';
    case 'every-service':
      return 'every AWS service';
    case 'account':
      return `account ${entry.account}`;
    case 'service':
      return `the AWS service ${entry.text}`;
    case 'role':
    case 'identity':
      return describeIdentity(entry.text);
    case 'canonical-user':
      return `the canonical user ${entry.text}`;
    case 'nobody':
      return `the federated identity ${entry.text}`;
  }
};

const describePrincipals = ({ isImplied, element, entries }: PrincipalElement): string => {
  if (isImplied) return 'the caller it belongs to';
  const words = listWords(entries.map(describeEntry));
  return element === 'Principal' ? words : `everyone but ${words}`;
};

const everything = { Action: 'every action', Resource: 'every resource' } as const;

const isEverything = ({ element, expected }: PatternElement): boolean =>
  (element === 'Action' || element === 'Resource') && expected.includes('*');

const describePatterns = (patterns: PatternElement): string => {
  const kind = patterns.element.endsWith('Action') ? 'Action' : 'Resource';
  if (isEverything(patterns)) return everything[kind];
  const words = listWords(patterns.expected);
  return patterns.element.startsWith('Not') ? `${everything[kind]} but ${words}` : words;
};

const describeWhen = (conditions: readonly Condition[]): string => {
  const [first] = conditions;
  if (first === undefined) return '';
  const clauses = conditions.map(describeCondition);
  if (conditions.length === 1) return ` ${startsWithKey(first) ? 'whose' : 'when'} ${clauses.join('')}`;
  return ` when ${clauses.join(', and ')}`;
};

const toHeadline = ({ effect, principal, action, resource, conditions }: Statement): string => {
  const verb = effect === 'Allow' ? 'Allows' : 'Denies';
  const what = isEverything(action) ? '' : `, for ${describePatterns(action)}`;
  const where = isEverything(resource) ? '' : `, on ${describePatterns(resource)}`;
  return `${verb} ${describePrincipals(principal)}${describeWhen(conditions)}${what}${where}`;
};

const describeStatement = (statement: Statement): DescribedStatement => {
  const { index: statementIndex, path, sid, effect, principal, action, resource, conditions } = statement;
  const lines: readonly DescribedLine[] = [
    { aspect: 'who', path: principal.path, text: describePrincipals(principal) },
    { aspect: 'what', path: action.path, text: describePatterns(action) },
    { aspect: 'where', path: resource.path, text: describePatterns(resource) },
    ...conditions.map((condition) => ({
      aspect: 'when' as const,
      path: condition.path,
      text: describeCondition(condition),
    })),
  ];
  const head = sid === undefined ? { statementIndex, path, effect } : { statementIndex, path, sid, effect };
  return { ...head, headline: toHeadline(statement), lines };
};

/** A policy document (parsed, or JSON text) in plain words, statement by statement. */
export const describePolicy = (document: unknown, options: PolicyOptions = {}): DescribedPolicy => {
  const result = loadPolicy(document, options);
  if (result.kind === 'malformed') return { statements: [], malformed: result.malformed };
  return { statements: result.policy.statements.map(describeStatement), malformed: [] };
};
