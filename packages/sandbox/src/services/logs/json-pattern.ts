import { matchesGlob } from '../../glob.ts';
import { isJsonObject, type Json, jsonText } from '../../json.ts';
import { InvalidPatternError, type MessageTest } from './message-test.ts';

type JsonTest = (json: Json) => boolean;

const tokenPattern =
  /\s*(\(|\)|\{|\}|&&|\|\||!=|>=|<=|=|>|<|"(?:[^"\\]|\\.)*"|\$(?:\.[\w-]+|\[\d+\]|\["[^"]+"\])+|[^\s(){}&|=<>!"]+)/y;

/**
 * Compiles `{ $.field = value && ... }`: comparisons, `IS NULL`, `EXISTS`-like tests, `&&`, `||` and parentheses.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-json-log-events
 */
export function parseJsonPattern(text: string): MessageTest {
  const tokens = tokenise(text);
  if (tokens.shift() !== '{' || tokens.pop() !== '}') throw new InvalidPatternError('braces are not closed');
  const test = readOr(tokens);
  if (tokens.length > 0) throw new InvalidPatternError(`'${tokens[0] ?? ''}' is not expected here`);
  return (message) => {
    const json = parse(message);
    return json !== undefined && test(json);
  };
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match?.[1] === undefined) throw new InvalidPatternError(`'${text.slice(at).trim()}' is not understood`);
    tokens.push(match[1]);
  }
  return tokens;
}

function readOr(tokens: string[]): JsonTest {
  const alternatives = [readAnd(tokens)];
  while (tokens[0] === '||') {
    tokens.shift();
    alternatives.push(readAnd(tokens));
  }
  return (json) => alternatives.some((test) => test(json));
}

function readAnd(tokens: string[]): JsonTest {
  const conditions = [readCondition(tokens)];
  while (tokens[0] === '&&') {
    tokens.shift();
    conditions.push(readCondition(tokens));
  }
  return (json) => conditions.every((test) => test(json));
}

function readCondition(tokens: string[]): JsonTest {
  const first = tokens.shift();
  if (first === '(') {
    const inner = readOr(tokens);
    if (tokens.shift() !== ')') throw new InvalidPatternError('a parenthesis is not closed');
    return inner;
  }
  if (first?.startsWith('$') !== true) throw new InvalidPatternError(`'${first ?? ''}' is no selector`);
  const path = [...first.matchAll(/\.([\w-]+)|\[(\d+)\]|\["([^"]+)"\]/g)].map(
    (part) => part[1] ?? part[2] ?? part[3] ?? '',
  );
  const operator = tokens.shift() ?? '';
  const operand = tokens.shift() ?? '';
  if (operator === 'IS') return (json) => selectPath(json, path) === readWord(operand);
  if (operator === 'NOT' && operand === 'EXISTS') return (json) => selectPath(json, path) === undefined;
  return comparison({ path, operator, operand });
}

function comparison({
  path,
  operator,
  operand,
}: {
  path: readonly string[];
  operator: string;
  operand: string;
}): JsonTest {
  const text = operand.startsWith('"') ? operand.slice(1, -1).replace(/\\(.)/g, '$1') : operand;
  const equals = (value: Json) =>
    typeof value === 'number' && !text.includes('*') ? value === Number(text) : matchesGlob(text, jsonText(value));
  const order = (compare: (value: number, wanted: number) => boolean): JsonTest => {
    return (json) => {
      const value = selectPath(json, path);
      return typeof value === 'number' && compare(value, Number(text));
    };
  };
  switch (operator) {
    case '=':
      return (json) => isScalar(selectPath(json, path), equals);
    case '!=':
      return (json) => isScalar(selectPath(json, path), (value) => !equals(value));
    case '>':
      return order((value, wanted) => value > wanted);
    case '>=':
      return order((value, wanted) => value >= wanted);
    case '<':
      return order((value, wanted) => value < wanted);
    case '<=':
      return order((value, wanted) => value <= wanted);
    default:
      throw new InvalidPatternError(`'${operator}' is no comparison`);
  }
}

function isScalar(value: Json | undefined, test: (value: Json) => boolean): boolean {
  return value !== undefined && value !== null && typeof value !== 'object' && test(value);
}

function readWord(word: string): Json {
  return word === 'TRUE' ? true : word === 'FALSE' ? false : null;
}

function selectPath(json: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = json;
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)];
    else value = isJsonObject(value) ? value[part] : undefined;
  }
  return value;
}

function parse(message: string): Json | undefined {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(message) as Json; // What JSON.parse returns is JSON.
  } catch {
    return undefined;
  }
}
