import { parseJson } from './parse-json.ts';
import type { Span } from './span.ts';

/** A JSON object or array in a text, parsed. */
export interface FoundJson extends Span {
  readonly value: object;
}

/** A body that anybody pastes to be read is shorter. */
const longest = 262_144;
const opening = /[{[](?=\s{0,200}(?:\\{0,7}"|[{[\]}\d]))/g;

const closerOf: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

interface Walk {
  /** Behind the closing bracket; -1 when there is none. */
  readonly end: number;
  readonly steps: number;
}

const countBackslashes = (text: string, from: number): number => {
  let count = 0;
  while (count < 8 && text[from + count] === '\\') count += 1;
  return count;
};

/** Follows the brackets from the one at `start`. In escaped JSON a quote is written with one backslash. */
const walk = (text: string, start: number, limit: number, isEscaped: boolean): Walk => {
  const stack: string[] = [];
  const last = Math.min(text.length, start + limit);
  let isString = false;
  let at = start;
  const stop = (end: number): Walk => ({ end, steps: at - start + 1 });
  for (; at < last; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\') {
      const count = countBackslashes(text, at);
      const isQuote = text[at + count] === '"';
      if (isEscaped && count === 1 && isQuote) isString = !isString;
      at += isEscaped || count % 2 === 1 ? count : count - 1;
      continue;
    }
    if (char === '"') {
      if (isEscaped) return stop(-1);
      isString = !isString;
    }
    if (isString) continue;
    const closer = closerOf[char];
    if (closer) stack.push(closer);
    else if (char === '}' || char === ']') {
      if (stack.pop() !== char) return stop(-1);
      if (stack.length === 0) return stop(at + 1);
    }
  }
  return stop(-1);
};

const unescape = (text: string): string => {
  const value = parseJson(`"${text}"`);
  return typeof value === 'string' ? value : '';
};

/** Behind the bracket that closes the one at `start`; -1 when there is none within the limit. */
export const bracketEnd = (text: string, start: number, limit: number): number => walk(text, start, limit, false).end;

interface Attempt {
  readonly json?: FoundJson;
  readonly steps: number;
}

const readAt = (text: string, start: number, limit: number): Attempt => {
  const isEscaped = /^[{[]\s{0,200}\\"/.test(text.slice(start, start + 204));
  const { end, steps } = walk(text, start, limit, isEscaped);
  if (end === -1) return { steps };
  const raw = text.slice(start, end);
  const value = parseJson(isEscaped ? unescape(raw) : raw);
  return typeof value === 'object' && value !== null ? { json: { start, end, value }, steps } : { steps };
};

/**
 * Finds the JSON objects and arrays of a text, outermost first, also where JSON is escaped inside a string. Looks at most
 * a few times at each character, whatever the text.
 */
export const findJson = (text: string): FoundJson[] => {
  const found: FoundJson[] = [];
  const finder = new RegExp(opening.source, opening.flags);
  let budget = 8 * text.length + longest;
  for (let match = finder.exec(text); match && budget > 0; match = finder.exec(text)) {
    const { json, steps } = readAt(text, match.index, longest);
    budget -= steps;
    if (!json) continue;
    found.push(json);
    finder.lastIndex = json.end;
  }
  return found;
};
