import type { FieldValue, InsightsRow } from './insights-row.ts';
import { MalformedQueryError, type Token } from './insights-tokens.ts';

/** Whether a row passes a `filter`. */
export type RowTest = (row: InsightsRow) => boolean;

/**
 * Compiles the condition of a `filter` command: comparisons, `like`, `=~`, `in`, `ispresent`, `and`, `or`, `not`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html
 */
export function compileFilter(tokens: readonly Token[]): RowTest {
  const rest = [...tokens];
  const test = readOr(rest);
  if (rest.length > 0) throw unexpected(rest[0]);
  return test;
}

function readOr(rest: Token[]): RowTest {
  const tests = [readAnd(rest)];
  while (isWord(rest[0], 'or')) {
    rest.shift();
    tests.push(readAnd(rest));
  }
  return (row) => tests.some((test) => test(row));
}

function readAnd(rest: Token[]): RowTest {
  const tests = [readNot(rest)];
  while (isWord(rest[0], 'and')) {
    rest.shift();
    tests.push(readNot(rest));
  }
  return (row) => tests.every((test) => test(row));
}

function readNot(rest: Token[]): RowTest {
  if (isWord(rest[0], 'not')) {
    rest.shift();
    const test = readNot(rest);
    return (row) => !test(row);
  }
  if (isSign(rest[0], '(')) {
    rest.shift();
    const test = readOr(rest);
    expectSign(rest.shift(), ')');
    return test;
  }
  return readComparison(rest);
}

function readComparison(rest: Token[]): RowTest {
  const left = rest.shift();
  if (left?.kind !== 'word') throw unexpected(left);
  const name = left.value;
  if (/^(ispresent|isblank|isempty)$/i.test(name) && isSign(rest[0], '('))
    return readPresence(rest, name.toLowerCase());
  if (isWord(rest[0], 'not')) {
    rest.shift();
    const test = readOperation(rest, name);
    return (row) => !test(row);
  }
  return readOperation(rest, name);
}

function readPresence(rest: Token[], kind: string): RowTest {
  rest.shift();
  const field = rest.shift()?.value ?? '';
  expectSign(rest.shift(), ')');
  return (row) => (row.get(field) !== undefined) === (kind === 'ispresent');
}

function readOperation(rest: Token[], field: string): RowTest {
  const operator = rest.shift();
  if (isWord(operator, 'like') || isSign(operator, '=~')) return readLike(rest.shift(), field);
  if (isWord(operator, 'in')) return readIn(rest, field);
  const right = rest.shift();
  if (operator?.kind !== 'sign' || right === undefined || right.kind === 'sign') throw unexpected(right ?? operator);
  const compare = comparisons[operator.value];
  if (compare === undefined) throw unexpected(operator);
  const wanted = (row: InsightsRow): FieldValue => (right.kind === 'word' ? row.get(right.value) : right.value);
  return (row) => {
    const [given, other] = [row.get(field), wanted(row)];
    return given !== undefined && other !== undefined && compare(order(given, other));
  };
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function readLike(pattern: Token | undefined, field: string): RowTest {
  if (pattern?.kind === 'text') return (row) => String(row.get(field) ?? '').includes(pattern.value);
  if (pattern?.kind !== 'regex') throw unexpected(pattern);
  const expression = toRegExp(pattern.value);
  return (row) => expression.test(String(row.get(field) ?? ''));
}

function readIn(rest: Token[], field: string): RowTest {
  expectSign(rest.shift(), '[');
  const values: string[] = [];
  for (let token = rest.shift(); !isSign(token, ']'); token = rest.shift()) {
    if (token === undefined) throw unexpected(token);
    if (!isSign(token, ',')) values.push(token.value);
  }
  return (row) => {
    const given = row.get(field);
    return given !== undefined && values.some((value) => order(given, value) === 0);
  };
}

/** Compiles a regular expression of a query; `(?i)` at its start makes it ignore case, as in Java. */
export function toRegExp(source: string): RegExp {
  const ignoresCase = source.startsWith('(?i)');
  try {
    return new RegExp(ignoresCase ? source.slice(4) : source, ignoresCase ? 'i' : '');
  } catch {
    throw new MalformedQueryError(`/${source}/`);
  }
}

/** Compares as numbers when both are numbers, else as texts. */
export function order(left: string | number, right: string | number): number {
  const [a, b] = [Number(left), Number(right)];
  const areNumbers = left !== '' && right !== '' && !Number.isNaN(a) && !Number.isNaN(b);
  if (areNumbers) return a - b;
  const [x, y] = [String(left), String(right)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value.toLowerCase() === word;
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign;
}

function expectSign(token: Token | undefined, sign: string): void {
  if (!isSign(token, sign)) throw unexpected(token);
}

function unexpected(token: Token | undefined): MalformedQueryError {
  return new MalformedQueryError(token === undefined ? 'end of query' : `'${token.value}'`);
}
