/** A piece of an access-log format: fixed text, or a `$context` variable. */
export type FormatPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

const variable = /\$context\.([A-Za-z][\w-]*(?:\.[\w-]+)*)/g;

/** Splits a format into its parts; names stand without `$context.`. */
export const partsOf = (format: string): FormatPart[] => {
  const parts: FormatPart[] = [];
  let end = 0;
  for (const match of format.matchAll(variable)) {
    if (match.index > end) parts.push({ kind: 'text', text: format.slice(end, match.index) });
    parts.push({ kind: 'variable', name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < format.length) parts.push({ kind: 'text', text: format.slice(end) });
  return parts;
};

/** The names of the variables of a format, each once. */
export const variablesOf = (format: string): string[] => [
  ...new Set(partsOf(format).flatMap((part) => (part.kind === 'variable' ? [part.name] : []))),
];
