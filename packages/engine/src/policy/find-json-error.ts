/** Where a text stops being JSON. */
export interface JsonError {
  readonly position: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

const blank = /[ \t\n\r]*/y;
const scalarToken = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** After a backslash. */
const escape = /(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const endOf = (token: RegExp, text: string, at: number): number => {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : -1;
};

/** The end of the string token that starts here, or -1. A raw control character breaks it. */
const endOfString = (text: string, start: number): number => {
  if (text[start] !== '"') return -1;
  let at = start + 1;
  while (at >= 0 && text.charCodeAt(at) >= 32) {
    if (text[at] === '"') return at + 1;
    at = text[at] === '\\' ? endOf(escape, text, at + 1) : at + 1;
  }
  return -1;
};

type Want = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

interface Scan {
  readonly at: number;
  readonly want: Want;
}

const afterValue = (open: readonly string[]): Want => (open.length === 0 ? 'nothing' : 'comma-or-end');

const scanValue = (text: string, at: number, open: string[]): Scan | undefined => {
  const first = text[at];
  if (first === '{' || first === '[') {
    open.push(first);
    return { at: at + 1, want: first === '{' ? 'key-or-end' : 'value-or-end' };
  }
  const end = first === '"' ? endOfString(text, at) : endOf(scalarToken, text, at);
  return end < 0 ? undefined : { at: end, want: afterValue(open) };
};

const scanEnd = (text: string, at: number, open: string[]): Scan | undefined => {
  const close = open[open.length - 1] === '{' ? '}' : ']';
  if (text[at] !== close) return undefined;
  open.pop();
  return { at: at + 1, want: afterValue(open) };
};

const scanOne = (text: string, { at, want }: Scan, open: string[]): Scan | undefined => {
  switch (want) {
    case 'value':
      return scanValue(text, at, open);
    case 'value-or-end':
      return scanEnd(text, at, open) ?? scanValue(text, at, open);
    case 'key-or-end':
      return scanEnd(text, at, open) ?? scanKey(text, at);
    case 'key':
      return scanKey(text, at);
    case 'colon':
      return text[at] === ':' ? { at: at + 1, want: 'value' } : undefined;
    case 'comma-or-end':
      if (text[at] !== ',') return scanEnd(text, at, open);
      return { at: at + 1, want: open[open.length - 1] === '{' ? 'key' : 'value' };
    case 'nothing':
      return undefined;
  }
};

const scanKey = (text: string, at: number): Scan | undefined => {
  const end = endOfString(text, at);
  return end < 0 ? undefined : { at: end, want: 'colon' };
};

const toError = (text: string, position: number): JsonError => {
  const before = text.slice(0, position);
  const lastBreak = before.lastIndexOf('\n');
  return { position, line: before.split('\n').length, column: position - lastBreak };
};

/**
 * Finds the first place where a text breaks JSON (engines do not report it alike); undefined where it does not. Works
 * without recursion, so depth does not matter.
 */
export const findJsonError = (text: string): JsonError | undefined => {
  const open: string[] = [];
  let scan: Scan = { at: 0, want: 'value' };
  for (;;) {
    const at = Math.max(endOf(blank, text, scan.at), scan.at);
    if (at >= text.length && scan.want === 'nothing') return undefined;
    const next = at >= text.length ? undefined : scanOne(text, { at, want: scan.want }, open);
    if (next === undefined) return toError(text, at);
    scan = next;
  }
};
