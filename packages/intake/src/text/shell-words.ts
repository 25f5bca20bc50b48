import { isLineEnd } from './char-class.ts';
import type { Span } from './span.ts';

/** A word of a command line with its quotes taken away. */
export interface ShellWord extends Span {
  readonly value: string;
}

export interface Command {
  readonly words: readonly ShellWord[];
  /** Behind the last word. */
  readonly end: number;
}

/** Where a command is over, outside quotes. In `?a=1&b=2`, pasted without quotes, nothing ends. */
const isEnd = (text: string, at: number): boolean =>
  ';|&'.includes(text[at] ?? ' ') && /^(?:\s|[;|&]|$)/.test(text.slice(at + 1, at + 2));

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '!': '!',
};

interface Cursor {
  at: number;
  value: string;
}

/** `'…'`: nothing is special inside. */
const readSingle = (text: string, cursor: Cursor, limit: number): void => {
  cursor.at += 1;
  while (cursor.at < limit && text[cursor.at] !== "'") cursor.value += text[cursor.at++] ?? '';
  cursor.at += 1;
};

/** `"…"`, and `$'…'` of "Copy as cURL": a backslash protects what follows. */
const readEscaped = (text: string, cursor: Cursor, limit: number, quote: string): void => {
  cursor.at += 1;
  while (cursor.at < limit && text[cursor.at] !== quote) {
    const next = text[cursor.at + 1] ?? '';
    if (text[cursor.at] === '\\') {
      cursor.value +=
        quote === "'"
          ? (ansiEscapes[next] ?? next)
          : isLineEnd(next.charCodeAt(0))
            ? ''
            : '"\\$`'.includes(next)
              ? next
              : `\\${next}`;
      cursor.at += 2;
    } else if (text[cursor.at] === '^' && text[cursor.at + 1] === quote) {
      // cmd.exe writes ^" for a quote.
      break;
    } else cursor.value += text[cursor.at++] ?? '';
  }
  if (text[cursor.at] === '^') cursor.at += 1;
  cursor.at += 1;
};

const continuation = /^[\\^`][ \t]{0,4}(?:\r\n|\n|\r)/;

const skipBetween = (text: string, from: number, limit: number): number => {
  let at = from;
  while (at < limit) {
    const joined = continuation.exec(text.slice(at, at + 8))?.[0].length;
    if (joined) at += joined;
    else if (text[at] === ' ' || text[at] === '\t') at += 1;
    else break;
  }
  return at;
};

const readWord = (text: string, from: number, limit: number): ShellWord => {
  const cursor: Cursor = { at: from, value: '' };
  while (cursor.at < limit) {
    const char = text[cursor.at] ?? '';
    if (char === ' ' || char === '\t' || isLineEnd(char.charCodeAt(0)) || isEnd(text, cursor.at)) break;
    if (continuation.test(text.slice(cursor.at, cursor.at + 8))) break;
    if (char === "'") readSingle(text, cursor, limit);
    else if (char === '"') readEscaped(text, cursor, limit, '"');
    else if (char === '$' && text[cursor.at + 1] === "'") {
      cursor.at += 1;
      readEscaped(text, cursor, limit, "'");
    } else if (char === '^' && text[cursor.at + 1] === '"') {
      cursor.at += 1;
      readEscaped(text, cursor, limit, '"');
    } else if (char === '\\' || char === '^') {
      cursor.value += text[cursor.at + 1] ?? '';
      cursor.at += 2;
    } else {
      cursor.value += char;
      cursor.at += 1;
    }
  }
  return { value: cursor.value, start: from, end: Math.min(cursor.at, limit) };
};

const longest = 65_536;

/** Splits a command line into words, over continued lines (`\`, `^`, backtick) and quotes, up to its end. */
export const readCommand = (text: string, from: number): Command => {
  const limit = Math.min(text.length, from + longest);
  const words: ShellWord[] = [];
  let at = skipBetween(text, from, limit);
  while (at < limit && words.length < 500) {
    const char = text[at] ?? '';
    if (isLineEnd(char.charCodeAt(0)) || isEnd(text, at)) break;
    const word = readWord(text, at, limit);
    if (word.end <= at) break;
    words.push(word);
    at = skipBetween(text, word.end, limit);
  }
  return { words, end: words.at(-1)?.end ?? from };
};
