import { findJsonError } from './find-json-error.ts';
import type { MalformedPart } from './policy-types.ts';

/** A policy's text as JSON, not yet checked against the policy grammar; or the place where it is not JSON. */
export type ParsedPolicyDocument =
  | { readonly kind: 'parsed'; readonly document: unknown; readonly wasEscaped: boolean }
  | { readonly kind: 'malformed'; readonly problem: MalformedPart };

type Parsed = { readonly value: unknown } | undefined;

const parse = (text: string): Parsed => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const toProblem = (text: string): ParsedPolicyDocument => {
  const { line, column } = findJsonError(text) ?? { line: 1, column: 1 };
  return { kind: 'malformed', problem: { path: '', reason: 'document-not-json', line, column } };
};

/**
 * Takes one level of escaping off: GetRestApi gives a policy as the inside of a JSON string, other tools as a whole
 * JSON string. Undefined where the text is neither.
 */
const unescape = (text: string): string | undefined => {
  // A pasted text may be wrapped; a raw line break cannot stand inside a JSON string.
  const trimmed = text.trim().replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  const parsed = parse(trimmed.startsWith('"') ? trimmed : `"${trimmed}"`);
  return typeof parsed?.value === 'string' ? parsed.value : undefined;
};

/**
 * Parses a policy's text, also in the form of API Gateway's GetRestApi, whose quotes are escaped once more. Where the
 * text is not JSON, line and column count in the unescaped text.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export const parsePolicyDocument = (text: string): ParsedPolicyDocument => {
  const plain = parse(text);
  if (plain !== undefined && typeof plain.value !== 'string') {
    return { kind: 'parsed', document: plain.value, wasEscaped: false };
  }
  const inner = unescape(text);
  if (inner === undefined || inner === text) return toProblem(text);
  const escaped = parse(inner);
  if (escaped === undefined || typeof escaped.value === 'string') return toProblem(inner);
  return { kind: 'parsed', document: escaped.value, wasEscaped: true };
};
