import { recognise as readPaste } from '@gatescope/intake';
import type { Question } from '../../lib/diagnose-search.ts';
import { nothingRecognised, type Recognised, type Understood } from './recognised.ts';
import { toQuestion } from './to-question.ts';

const labels: readonly (readonly [keyof Question, string])[] = [
  ['kind', 'Complaint'],
  ['status', 'Status'],
  ['body', 'Body'],
  ['replyHeader', 'Headers of the reply'],
  ['console', 'Browser message'],
  ['managementCall', 'AWS action'],
  ['method', 'Method'],
  ['url', 'URL'],
  ['account', 'Account'],
  ['api', 'API'],
  ['region', 'Region'],
  ['stage', 'Stage'],
  ['path', 'Path'],
  ['vpc', 'VPC'],
  ['vpce', 'VPC endpoint'],
  ['ip', 'Source address'],
  ['origin', 'Page origin'],
  ['credential', 'Credential'],
  ['claims', 'Token says'],
  ['principal', 'Signed by'],
  ['signedHost', 'Signed host'],
  ['keyId', 'API key'],
  ['header', 'Headers of the request'],
];

const toText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value));

const seenBy = (count: number): Understood[] =>
  count === 0 ? [] : [{ what: 'Seen', value: count === 1 ? 'one observation' : `${count} observations` }];

const toUnderstood = (question: Partial<Question>): Understood[] =>
  labels.flatMap(([key, what]) => {
    const value = question[key];
    return value === undefined ? [] : [{ what, value: toText(value) }];
  });

const looksLikeName = (text: string): boolean => /^[\w.-]{2,100}( [\w.-]+){0,4}$/.test(text);

/** An id or a name alone is looked up in the list; a question begins with more. */
const isOnlyName = (question: Partial<Question>): boolean => Object.keys(question).every((key) => key === 'api');

/** Reads a pasted text into parts of the question. Secrets end here: nothing in the answer holds one. */
export const recognise = (text: string): Recognised => {
  const trimmed = text.trim();
  if (trimmed === '') return nothingRecognised;
  const intake = readPaste(trimmed);
  const question = toQuestion(intake);
  const onlyName = isOnlyName(question);
  const name = intake.target.name ?? (onlyName && looksLikeName(trimmed) ? trimmed : undefined);
  return {
    understood: onlyName ? [] : [...toUnderstood(question), ...seenBy(intake.observations.length)],
    inferred: [...new Set(intake.pieces.flatMap(({ inferred }) => inferred))],
    contradictions: intake.contradictions,
    leftover: name === undefined ? intake.leftover : '',
    masked: intake.masked.count,
    question: onlyName ? {} : question,
    name,
  };
};
