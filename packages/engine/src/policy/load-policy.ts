import { parsePolicyDocument } from './parse-policy-document.ts';
import type { PolicyOptions } from './policy-types.ts';
import { type ReadPolicy, readPolicy } from './read-policy.ts';

const read = (document: unknown, options: PolicyOptions): ReadPolicy => {
  const rules = { isIdentityPolicy: options.kind === 'identity-policy', apiArn: options.apiArn };
  if (typeof document !== 'string') return readPolicy(document, rules);
  const parsed = parsePolicyDocument(document);
  return parsed.kind === 'parsed'
    ? readPolicy(parsed.document, rules)
    : { kind: 'malformed', malformed: [parsed.problem] };
};

/**
 * Reads a document, parsed or as JSON text. Whatever it is given, it answers: an object whose very access throws
 * (a proxy, a getter) is malformed as well.
 */
export const loadPolicy = (document: unknown, options: PolicyOptions): ReadPolicy => {
  try {
    return read(document, options);
  } catch {
    return { kind: 'malformed', malformed: [{ path: '', reason: 'document-not-readable' }] };
  }
};
