import { parseJsonPattern } from './json-pattern.ts';
import { InvalidPatternError, type MessageTest } from './message-test.ts';

/**
 * Compiles a filter pattern: terms that must all occur, `?term` of which one must, `-term` which must not, phrases in
 * quotes, `%regular expressions%`, and `{ $.field = value }` for JSON messages.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileFilterPattern(pattern: string): MessageTest {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return parseJsonPattern(text);
  if (text.startsWith('[')) throw new InvalidPatternError('patterns of space-delimited fields are not served here');
  const terms = readTerms(text);
  const tests = (sign: Term['sign']) => terms.filter((term) => term.sign === sign).map(({ test }) => test);
  const [all, any, none] = [tests('all'), tests('any'), tests('none')];
  return (message) =>
    all.every((test) => test(message)) &&
    (any.length === 0 || any.some((test) => test(message))) &&
    !none.some((test) => test(message));
}

interface Term {
  readonly sign: 'all' | 'any' | 'none';
  readonly test: MessageTest;
}

function readTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  const token = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|([^\s"]+))/y;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) throw new InvalidPatternError('a quotation mark is not closed');
    const [, sign, phrase, expression, word] = match;
    terms.push({
      sign: sign === '?' ? 'any' : sign === '-' ? 'none' : 'all',
      test: toTest({ phrase, expression, word }),
    });
  }
  return terms;
}

function toTest({
  phrase,
  expression,
  word,
}: {
  phrase?: string | undefined;
  expression?: string | undefined;
  word?: string | undefined;
}): MessageTest {
  if (expression !== undefined) {
    const compiled = compile(expression);
    return (message) => compiled.test(message);
  }
  if (phrase !== undefined) {
    const wanted = phrase.replace(/\\(.)/g, '$1');
    return (message) => message.includes(wanted);
  }
  const wanted = word ?? '';
  // Outside quotes only letters, digits and underscores make a term.
  if (!/^\w+$/.test(wanted)) throw new InvalidPatternError(`'${wanted}' must stand in quotation marks`);
  return (message) => message.includes(wanted);
}

function compile(expression: string): RegExp {
  try {
    return new RegExp(expression);
  } catch {
    throw new InvalidPatternError(`'${expression}' is no regular expression`);
  }
}
