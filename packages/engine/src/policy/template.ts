import { type PatternToken, toLiteralTokens, toTokens } from './glob.ts';
import { findVariable, type RequestContext } from './request-context.ts';

/** One stretch of a policy text: plain (wildcards may act), fixed (`${*}`), or a variable with its default. */
type TemplatePart =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** A text of a policy with its policy variables found. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  /** False where the text means the same in every request. */
  readonly hasVariables: boolean;
}

/** A text without variables. */
export const plainTemplate = (text: string): Template => ({ parts: [{ kind: 'plain', text }], hasVariables: false });

/**
 * Finds `${key}`, `${key, 'default'}` and `${*}`, `${?}`, `${$}` in a text of a 2012-10-17 policy; undefined where one
 * is broken (AWS Access Analyzer calls that an error).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const parseTemplate = (text: string): Template | undefined => {
  if (!text.includes('${')) return plainTemplate(text);
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
    if (open > from) parts.push({ kind: 'plain', text: text.slice(from, open) });
    const variable = readVariable(text, open + 2);
    if (variable === undefined) return undefined;
    parts.push(variable.part);
    from = variable.end;
  }
  if (from < text.length) parts.push({ kind: 'plain', text: text.slice(from) });
  return { parts, hasVariables: parts.some((part) => part.kind === 'variable') };
};

interface ReadVariable {
  readonly part: TemplatePart;
  readonly end: number;
}

const readVariable = (text: string, from: number): ReadVariable | undefined => {
  const special = text[from] ?? '';
  if ('*?$'.includes(special) && text[from + 1] === '}')
    return { part: { kind: 'fixed', text: special }, end: from + 2 };
  const comma = text.indexOf(',', from);
  const close = text.indexOf('}', from);
  if (close < 0) return undefined;
  if (comma < 0 || comma > close) return toVariable(text.slice(from, close), undefined, close + 1);
  return readDefault(text, from, comma);
};

const readDefault = (text: string, from: number, comma: number): ReadVariable | undefined => {
  let open = comma + 1;
  while (text[open] === ' ') open += 1;
  if (text[open] !== "'") return undefined;
  const quote = text.indexOf("'", open + 1);
  if (quote < 0) return undefined;
  let close = quote + 1;
  while (text[close] === ' ') close += 1;
  if (text[close] !== '}') return undefined;
  return toVariable(text.slice(from, comma), text.slice(open + 1, quote), close + 1);
};

const toVariable = (name: string, fallback: string | undefined, end: number): ReadVariable | undefined => {
  if (name.trim() === '' || name.trim() !== name || name.includes('${')) return undefined;
  return { part: { kind: 'variable', key: name.toLowerCase(), fallback }, end };
};

const resolve = (part: TemplatePart, context: RequestContext): string | undefined =>
  part.kind === 'variable' ? (findVariable(context, part.key) ?? part.fallback) : part.text;

/** The text with values put in; undefined where a variable has no value: such a text equals nothing. */
export const resolveText = (template: Template, context: RequestContext): string | undefined => {
  let text = '';
  for (const part of template.parts) {
    const piece = resolve(part, context);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
};

/** The same as a pattern: wildcards act where the author wrote them, never where a value or `${*}` brought them. */
export const resolveTokens = (template: Template, context: RequestContext): PatternToken[] | undefined => {
  const tokens: PatternToken[] = [];
  for (const part of template.parts) {
    const piece = resolve(part, context);
    if (piece === undefined) return undefined;
    if (part.kind === 'plain') toTokens(piece, tokens);
    else toLiteralTokens(piece, tokens);
  }
  return tokens;
};

/** Splits at the first colons the author wrote, into at most `limit` templates; the last keeps its colons. */
export const splitAtColons = (template: Template, limit: number): Template[] => {
  const pieces: TemplatePart[][] = [[]];
  for (const part of template.parts) {
    if (part.kind !== 'plain') {
      pieces[pieces.length - 1]?.push(part);
      continue;
    }
    let from = 0;
    for (
      let colon = part.text.indexOf(':');
      colon >= 0 && pieces.length < limit;
      colon = part.text.indexOf(':', from)
    ) {
      pieces[pieces.length - 1]?.push({ kind: 'plain', text: part.text.slice(from, colon) });
      pieces.push([]);
      from = colon + 1;
    }
    pieces[pieces.length - 1]?.push({ kind: 'plain', text: part.text.slice(from) });
  }
  return pieces.map((parts) => ({ parts, hasVariables: parts.some((part) => part.kind === 'variable') }));
};
