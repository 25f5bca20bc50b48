import { makeArnGlob } from './arn-glob.ts';
import { makeGlob, matchesGlob, toTokens } from './glob.ts';
import type { ListedPattern, PatternElement } from './pattern-list.ts';
import { joinPath } from './policy-path.ts';
import { type PlacedText, readTexts } from './read-values.ts';
import { findElement, type Reading } from './reading.ts';
import { parseTemplate, plainTemplate, resolveTokens } from './template.ts';

const toElement = <E extends PatternElement['element']>(
  reading: Reading,
  element: E,
  toPattern: (text: PlacedText) => ListedPattern,
): PatternElement => {
  const path = joinPath(reading.path, element);
  const before = reading.malformed.length;
  const entries = readTexts(reading.source[element], path, reading.malformed).map(toPattern);
  const isSound = reading.malformed.length === before;
  if (entries.length === 0 && isSound) reading.malformed.push({ path, reason: 'element-empty' });
  return { element, path, entries, expected: entries.map(({ text }) => text) };
};

/** Actions are compared without regard to case, and policy variables have no place in them. */
const toAction = ({ text, path }: PlacedText): ListedPattern => {
  const glob = makeGlob(toTokens(text.toLowerCase()));
  return { text, path, problem: undefined, matches: (actual) => matchesGlob(glob, actual.toLowerCase()) };
};

const shorthand = 'execute-api:/';

/**
 * API Gateway expands `execute-api:/stage/METHOD/path` when a policy is saved.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
const expand = (text: string, apiArn: string): string => {
  let end = apiArn.length;
  while (apiArn[end - 1] === '/') end -= 1;
  return `${apiArn.slice(0, end)}/${text.slice(shorthand.length)}`;
};

/**
 * In an identity policy AWS fills an ARN of fewer than six parts up with stars.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const complete = (text: string): string => {
  const missing = 6 - text.replaceAll(/\$\{[^}]*\}/g, '').split(':').length;
  return text.startsWith('arn:') && missing > 0 ? `${text}${':*'.repeat(missing)}` : text;
};

const toWhole = (written: string, { isIdentityPolicy, apiArn }: Reading['rules']): string => {
  if (written.startsWith(shorthand)) return apiArn === undefined ? written : expand(written, apiArn);
  return isIdentityPolicy ? complete(written) : written;
};

const toResource =
  ({ rules }: Reading) =>
  ({ text: written, path }: PlacedText): ListedPattern => {
    const isShort = written.startsWith(shorthand);
    if (isShort && rules.apiArn === undefined) {
      return { text: written, path, problem: 'resource-shorthand-without-api', matches: () => false };
    }
    const text = toWhole(written, rules);
    const template = rules.hasVariables ? parseTemplate(text) : plainTemplate(text);
    if (template === undefined) return { text, path, problem: 'variable-broken', matches: () => false };
    if (template.hasVariables) {
      return {
        text,
        path,
        problem: undefined,
        // A variable without a value makes a pattern that no resource fits, in NotResource too.
        matches: (actual, context) => {
          const tokens = resolveTokens(template, context);
          return tokens !== undefined && makeArnGlob(tokens)(actual);
        },
      };
    }
    const glob = makeArnGlob(resolveTokens(template, new Map()) ?? []);
    return { text, path, problem: undefined, matches: (actual) => glob(actual) };
  };

/** Reads Action or NotAction. */
export const readActions = (reading: Reading): PatternElement | undefined => {
  const element = findElement(reading, 'Action', 'NotAction');
  return element === undefined ? undefined : toElement(reading, element, toAction);
};

/** Reads Resource or NotResource. */
export const readResources = (reading: Reading): PatternElement | undefined => {
  const element = findElement(reading, 'Resource', 'NotResource');
  return element === undefined ? undefined : toElement(reading, element, toResource(reading));
};
