import type { MaskEdit, SecretDetector } from './mask-kind.ts';

const begin = /-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY-----/g;
/** Base64 with line ends, also written as `\n` in JSON. */
const content = /^(?:[A-Za-z0-9+/=:, \t\r\n-]|\\[nr]){0,20000}/;
const placeholder = '<masked>';

const endOf = (text: string, from: number, label: string): number => {
  const end = `-----END ${label}PRIVATE KEY-----`;
  const at = text.slice(from, from + 20_000 + end.length).indexOf(end);
  if (at !== -1) return from + at;
  return from + (content.exec(text.slice(from, from + 20_000))?.[0].length ?? 0);
};

/** Finds private keys in PEM form, also when the end was not pasted. */
export const findPrivateKeys: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  const finder = new RegExp(begin.source, begin.flags);
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const start = finder.lastIndex;
    const end = endOf(text, start, match[1] ?? '');
    finder.lastIndex = Math.max(start, end);
    if (end > start && text.slice(start, end) !== placeholder)
      edits.push({ start, end, replacement: placeholder, kind: 'private-key' });
  }
  return edits;
};
