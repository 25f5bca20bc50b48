import { makeGlob, matchesGlob } from '../glob.ts';
import { resolveText, resolveTokens } from '../template.ts';
import { type ExpectedValue, type Operator, readTemplate, toResolver, toTwins } from './operator.ts';

const expectText =
  (fold: (text: string) => string): Operator['expect'] =>
  (text, hasVariables): ExpectedValue | 'variable-broken' => {
    const template = readTemplate(text, hasVariables);
    if (template === undefined) return 'variable-broken';
    if (template.hasVariables) {
      return {
        accepts: (actual, context) => {
          const expected = resolveText(template, context);
          return expected !== undefined && fold(expected) === fold(actual);
        },
        resolve: toResolver(template),
      };
    }
    const expected = fold(template.parts.map((part) => (part.kind === 'variable' ? '' : part.text)).join(''));
    return { accepts: (actual) => fold(actual) === expected };
  };

const expectPattern: Operator['expect'] = (text, hasVariables) => {
  const template = readTemplate(text, hasVariables);
  if (template === undefined) return 'variable-broken';
  if (template.hasVariables) {
    return {
      accepts: (actual, context) => {
        const tokens = resolveTokens(template, context);
        return tokens !== undefined && matchesGlob(makeGlob(tokens), actual);
      },
      resolve: toResolver(template),
    };
  }
  const glob = makeGlob(resolveTokens(template, new Map()) ?? []);
  return { accepts: (actual) => matchesGlob(glob, actual) };
};

const asIs = (text: string): string => text;
const lower = (text: string): string => text.toLowerCase();

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  ...toTwins('StringEquals', 'StringNotEquals', expectText(asIs)),
  ...toTwins('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', expectText(lower)),
  ...toTwins('StringLike', 'StringNotLike', expectPattern),
];
