/** A regular expression as it is written in a source file. */
export interface WrittenPattern {
  readonly source: string;
  readonly line: number;
}

const skipTo = (text: string, from: number, end: string): number => {
  let at = from;
  while (at < text.length && !text.startsWith(end, at)) at += text[at] === '\\' ? 2 : 1;
  return at + end.length;
};

/** The end of a regular expression literal: an unescaped slash outside a character class. */
const literalEnd = (text: string, from: number): number => {
  let isClass = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '\n') return -1;
    else if (char === '[') isClass = true;
    else if (char === ']') isClass = false;
    else if (char === '/' && !isClass) return at;
  }
  return -1;
};

const mayBegin = (before: string): boolean => /(?:^|[(,=:[!&|?{};>+\n]|return|case)\s*$/.test(before.slice(-40));

/** Finds the regular expression literals of a TypeScript source, and the strings of files that build some. */
export const findPatterns = (source: string): WrittenPattern[] => {
  const found: WrittenPattern[] = [];
  const builds = source.includes('new RegExp(');
  const add = (text: string, at: number): void => {
    found.push({ source: text, line: source.slice(0, at).split('\n').length });
  };
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? '';
    if (source.startsWith('//', at)) at = skipTo(source, at, '\n');
    else if (source.startsWith('/*', at)) at = skipTo(source, at, '*/');
    else if (`'"\``.includes(char)) {
      const end = skipTo(source, at + 1, char);
      const text = source.slice(at + 1, end - 1);
      if (builds && text.includes('\\\\')) add(text.replaceAll('\\\\', '\\'), at);
      at = end;
    } else if (char === '/' && mayBegin(source.slice(0, at))) {
      const end = literalEnd(source, at + 1);
      if (end !== -1) add(source.slice(at + 1, end), at);
      at = end === -1 ? at + 1 : end + 1;
    } else at += 1;
  }
  return found;
};

/** A quantifier without an upper bound, outside character classes. */
export const findUnbounded = (pattern: string): string | undefined => {
  let isClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    if (char === '\\') at += 1;
    else if (char === '[') isClass = true;
    else if (char === ']') isClass = false;
    else if (!isClass && (char === '*' || char === '+')) return pattern.slice(Math.max(0, at - 12), at + 1);
    else if (!isClass && /^\{\d+,\}/.test(pattern.slice(at))) return pattern.slice(Math.max(0, at - 12), at + 4);
  }
  return undefined;
};
