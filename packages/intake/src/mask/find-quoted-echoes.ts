import type { MaskEdit, SecretDetector } from './mask-kind.ts';
import { maskAuthorization } from './mask-authorization.ts';

const longest = 16_000;

const toEdit = (text: string, start: number, end: number): MaskEdit[] => {
  const value = text.slice(start, end);
  const { text: replacement, claims } = maskAuthorization(value);
  if (value.trim() === '' || replacement === value) return [];
  return [{ start, end, replacement, kind: 'authorization', ...(claims ? { claims } : {}) }];
};

/** `… in Authorization header: 'Bearer abc'` and `… (hashed with SHA-256 and encoded with Base64): 'abc='`. */
const echoedHeader = (text: string): MaskEdit[] => {
  const edits: MaskEdit[] = [];
  const finder = /Authorization header(?: \([^()\r\n]{0,120}\))?: '/gi;
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const start = finder.lastIndex;
    const length = text.slice(start, start + longest).search(/['\r\n]/);
    const end = length === -1 ? Math.min(text.length, start + longest) : start + length;
    for (const edit of toEdit(text, start, end)) edits.push(edit);
    finder.lastIndex = end;
  }
  return edits;
};

/** `'abc' not a valid key=value pair`. */
const echoedToken = (text: string): MaskEdit[] => {
  const edits: MaskEdit[] = [];
  const mark = "' not a valid key=value pair";
  let from = 0;
  for (let end = text.indexOf(mark); end !== -1; end = text.indexOf(mark, from)) {
    const before = text.slice(Math.max(from, end - longest), end);
    const quote = before.lastIndexOf("'");
    if (quote !== -1) edits.push(...toEdit(text, end - before.length + quote + 1, end));
    from = end + mark.length;
  }
  return edits;
};

/** `Bearer abc123` in running text. */
const spoken = (text: string): MaskEdit[] => {
  const edits: MaskEdit[] = [];
  const finder = /\b(?:Bearer|Basic)(?:[ +]|%20)(?=[A-Za-z0-9._~+/=-]{6})/g;
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const start = finder.lastIndex;
    const value = /^[A-Za-z0-9._~+/=-]{1,8000}/.exec(text.slice(start, start + 8000))?.[0] ?? '';
    finder.lastIndex = start + value.length;
    // `WWW-Authenticate: Bearer scope="…"` and "a Bearer token" hold none.
    if (
      /^(?:realm|scope|error|error_description|charset|token|tokens|auth|authentication|authorization|header|scheme|masked)\b/i.test(
        value,
      )
    )
      continue;
    for (const edit of toEdit(text, start, start + value.length)) edits.push(edit);
  }
  return edits;
};

/** Finds credentials that messages repeat: AWS prints the Authorization header that it could not read. */
export const findQuotedEchoes: SecretDetector = (text) => [
  ...echoedHeader(text),
  ...echoedToken(text),
  ...spoken(text),
];
