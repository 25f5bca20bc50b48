import { compileFilter, type RowTest, toRegExp } from './insights-filter.ts';
import type { InsightsRow } from './insights-row.ts';
import { MalformedQueryError, type Token, tokenise } from './insights-tokens.ts';

export { MalformedQueryError };

/** A compiled query: what a row must pass, what is shown of it, and how rows are counted, ordered and cut. */
export interface InsightsQuery {
  readonly steps: readonly RowTest[];
  readonly fields: readonly string[];
  readonly groupBy: readonly Grouping[] | undefined;
  /** Name of the count, when rows are counted. */
  readonly countName: string;
  readonly sort: { readonly field: string; readonly isDescending: boolean } | undefined;
  readonly limit: number | undefined;
}

/** A value that `stats` groups by. */
export interface Grouping {
  readonly name: string;
  valueOf(row: InsightsRow): string;
}

/**
 * Compiles `fields`, `display`, `filter`, `parse`, `stats count(*) by ...`, `sort` and `limit`; other commands are refused.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function compileInsights(text: string): InsightsQuery {
  let query: InsightsQuery = {
    steps: [],
    fields: [],
    groupBy: undefined,
    countName: 'count(*)',
    sort: undefined,
    limit: undefined,
  };
  for (const command of splitCommands(tokenise(text))) query = { ...query, ...compileCommand(command, query) };
  return query.fields.length === 0 ? { ...query, fields: ['@timestamp', '@message'] } : query;
}

function splitCommands(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const commands: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.value === '|') commands.push([]);
    else commands.at(-1)?.push(token);
  }
  if (commands.some((command) => command.length === 0)) throw new MalformedQueryError('an empty command');
  return commands;
}

function compileCommand([name, ...rest]: readonly Token[], query: InsightsQuery): Partial<InsightsQuery> {
  switch (name?.value.toLowerCase()) {
    case 'fields':
      return { fields: [...query.fields, ...names(rest)] };
    case 'display':
      return { fields: names(rest) };
    case 'filter':
    case 'where':
      return { steps: [...query.steps, compileFilter(rest)] };
    case 'parse':
      return { steps: [...query.steps, compileParse(rest)] };
    case 'stats':
      return compileStats(rest);
    case 'sort':
    case 'order':
      return { sort: compileSort(rest) };
    case 'limit':
    case 'head':
      return { limit: Number(rest[0]?.value ?? 1000) };
    default:
      throw new MalformedQueryError(`'${name?.value ?? ''}'`);
  }
}

function names(tokens: readonly Token[]): readonly string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ value }) => value);
}

function compileSort(tokens: readonly Token[]): InsightsQuery['sort'] {
  const words = tokens.filter(({ kind, value }) => kind === 'word' && value !== 'by').map(({ value }) => value);
  const [field = '@timestamp', direction = 'asc'] = words;
  return { field, isDescending: direction.toLowerCase() === 'desc' };
}

// `parse @message "a * b" as x` and `parse @message /(?<x>...)/`.
function compileParse(tokens: readonly Token[]): RowTest {
  const [field, pattern, ...rest] = tokens;
  if (field?.kind !== 'word' || pattern === undefined) throw new MalformedQueryError('parse');
  const aliases = names(rest).filter((word) => word.toLowerCase() !== 'as');
  const expression = pattern.kind === 'regex' ? toRegExp(pattern.value) : toRegExp(globToRegex(pattern.value));
  return (row) => {
    const match = expression.exec(String(row.get(field.value) ?? ''));
    for (const [name, value] of Object.entries(match?.groups ?? {})) row.set(name, value);
    for (const [index, name] of aliases.entries()) {
      const value = match?.[index + 1];
      if (value !== undefined) row.set(name, value);
    }
    return true;
  };
}

function globToRegex(glob: string): string {
  return glob
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '(.*?)')
    .replace(/\(\.\*\?\)$/, '(.*)');
}

function compileStats(tokens: readonly Token[]): Partial<InsightsQuery> {
  const by = tokens.findIndex(({ value }) => value.toLowerCase() === 'by');
  const head = by < 0 ? tokens : tokens.slice(0, by);
  if (head[0]?.value.toLowerCase() !== 'count') throw new MalformedQueryError('stats other than count(*)');
  const alias = head.findIndex(({ value }) => value.toLowerCase() === 'as');
  const countName = alias < 0 ? 'count(*)' : (head[alias + 1]?.value ?? 'count(*)');
  return { groupBy: by < 0 ? [] : compileGroupings(tokens.slice(by + 1)), countName };
}

function compileGroupings(tokens: readonly Token[]): readonly Grouping[] {
  const groupings: Grouping[] = [];
  const rest = tokens.filter(({ value }) => value !== ',');
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    if (token.value.toLowerCase() !== 'bin') {
      const { value: name } = token;
      groupings.push({ name, valueOf: (row) => String(row.get(name) ?? '') });
      continue;
    }
    const [, span] = rest.splice(0, 3);
    groupings.push(binOf(span?.value ?? '5m'));
  }
  return groupings;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function binOf(span: string): Grouping {
  const [, count = '5', unit = 'm'] = /^(\d+)([smhd])/.exec(span) ?? [];
  const width = Number(count) * (unitMs[unit] ?? 60_000);
  return {
    name: `bin(${span})`,
    valueOf: (row) => {
      const start = Math.floor(Number(row.get('@timestamp')) / width) * width;
      return new Date(start).toISOString().replace('T', ' ').replace('Z', '');
    },
  };
}
