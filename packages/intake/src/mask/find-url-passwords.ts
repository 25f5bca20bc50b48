import type { MaskEdit, SecretDetector } from './mask-kind.ts';

const userInfo = /^[^\s/?#@"'<>\\]{1,400}@/;

/** Finds `user:password@` in URLs. */
export const findUrlPasswords: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const start = at + 3;
    const found = userInfo.exec(text.slice(start, start + 402))?.[0];
    if (found && found !== 'masked@')
      edits.push({ start, end: start + found.length - 1, replacement: 'masked', kind: 'password' });
  }
  return edits;
};
