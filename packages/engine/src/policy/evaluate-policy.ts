import { compilePolicy } from './compile-policy.ts';
import type { PolicyOptions, PolicyRequest, PolicyVerdict } from './policy-types.ts';

/**
 * What one policy document (parsed, or JSON text) says about one request, with the reasons. Pure, and nothing is cached:
 * for many requests by one document use `compilePolicy`.
 */
export const evaluatePolicy = (document: unknown, request: PolicyRequest, options: PolicyOptions = {}): PolicyVerdict =>
  compilePolicy(document, options).evaluate(request);
