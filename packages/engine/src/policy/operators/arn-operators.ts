import { type Glob, makeGlob, matchesGlob } from '../glob.ts';
import type { RequestContext } from '../request-context.ts';
import { splitArn } from '../split-arn.ts';
import { resolveTokens, splitAtColons, type Template } from '../template.ts';
import { type Operator, readTemplate, toResolver, toTwins } from './operator.ts';

const toGlob = (template: Template, context: RequestContext): Glob | undefined => {
  const tokens = resolveTokens(template, context);
  return tokens === undefined ? undefined : makeGlob(tokens);
};

const fits = (globs: readonly (Glob | undefined)[], actual: string): boolean => {
  const parts = splitArn(actual);
  if (parts === undefined) return false;
  return parts.every((part, index) => {
    const glob = globs[index];
    return glob !== undefined && matchesGlob(glob, part);
  });
};

/** Each of the six parts on its own: unlike StringLike, a wildcard does not run across the first five colons. */
const expectArn: Operator['expect'] = (text, hasVariables) => {
  const template = readTemplate(text, hasVariables);
  if (template === undefined) return 'variable-broken';
  const parts = splitAtColons(template, 6);
  if (parts.length < 6) return 'value-not-an-arn';
  if (template.hasVariables) {
    return {
      accepts: (actual, context) =>
        fits(
          parts.map((part) => toGlob(part, context)),
          actual,
        ),
      resolve: toResolver(template),
    };
  }
  const globs = parts.map((part) => toGlob(part, new Map()));
  return { accepts: (actual) => fits(globs, actual) };
};

/**
 * ArnEquals and ArnLike are the same operator.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  ...toTwins('ArnEquals', 'ArnNotEquals', expectArn),
  ...toTwins('ArnLike', 'ArnNotLike', expectArn),
];
