/** A piece of a Logs Insights query. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'regex' | 'sign';
  readonly value: string;
}

/** A query that Logs Insights would refuse, or that asks for more than the sandbox does. */
export class MalformedQueryError extends Error {
  constructor(reason: string) {
    super(`unexpected symbol or unsupported command: ${reason}`);
    this.name = 'MalformedQueryError';
  }
}

const pattern =
  /\s*(?:#[^\n]*\n?|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|`([^`]+)`|(-?\d+(?:\.\d+)?)(?![\w.])|(!=|<=|>=|=~|[=<>|()[\],*+])|([@\w$][\w.@$:-]*))/y;

// A slash opens a regular expression only where one can stand.
const regexPattern = /\s*\/((?:[^/\\]|\\.)+)\//y;

/** Cuts a query into tokens. */
export function tokenise(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (query.slice(at).trim() !== '') {
    const last = tokens.at(-1)?.value.toLowerCase();
    if (last === 'like' || last === '=~' || tokens.at(-2)?.value.toLowerCase() === 'parse') {
      regexPattern.lastIndex = at;
      const regex = regexPattern.exec(query);
      if (regex !== null) {
        tokens.push({ kind: 'regex', value: regex[1] ?? '' });
        at = regexPattern.lastIndex;
        continue;
      }
    }
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match === null) throw new MalformedQueryError(query.slice(at).trim().slice(0, 30));
    at = pattern.lastIndex;
    const token = toToken(match);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

function toToken([, text, quotedName, number, sign, word]: RegExpExecArray): Token | undefined {
  if (text !== undefined) return { kind: 'text', value: text.slice(1, -1).replace(/\\(.)/g, '$1') };
  if (quotedName !== undefined) return { kind: 'word', value: quotedName };
  if (number !== undefined) return { kind: 'number', value: number };
  if (sign !== undefined) return { kind: 'sign', value: sign };
  return word === undefined ? undefined : { kind: 'word', value: word };
}
