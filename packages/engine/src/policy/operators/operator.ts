import type { PolicyReason } from '../policy-reasons.ts';
import type { RequestContext } from '../request-context.ts';
import { parseTemplate, plainTemplate, resolveText, type Template } from '../template.ts';

/** One value of the policy, ready to be compared with values of requests. */
export interface ExpectedValue {
  /** The positive comparison, also where the operator is negated. */
  readonly accepts: (actual: string, context: RequestContext) => boolean;
  /** The text with variables put in (null: a variable has no value); only where there are variables. */
  readonly resolve?: (context: RequestContext) => string | null;
}

/** A base condition operator, without ForAllValues, ForAnyValue and IfExists. */
export interface Operator {
  readonly name: string;
  readonly isNegated: boolean;
  /** Prepares a value of the policy, or says why it cannot be compared. */
  readonly expect: (text: string, hasVariables: boolean) => ExpectedValue | PolicyReason;
}

/** An operator and its negation, which prepare values alike. */
export const toTwins = (name: string, negation: string, expect: Operator['expect']): readonly Operator[] => [
  { name, isNegated: false, expect },
  { name: negation, isNegated: true, expect },
];

/** The text of a value with its variables found; in policies without variables `${…}` means itself. */
export const readTemplate = (text: string, hasVariables: boolean): Template | undefined =>
  hasVariables ? parseTemplate(text) : plainTemplate(text);

/** How a value with variables reads in one request. */
export const toResolver =
  (template: Template) =>
  (context: RequestContext): string | null =>
    resolveText(template, context) ?? null;
