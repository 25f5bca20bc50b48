import type { AccessRecord } from '@gatescope/shared';
import { accessRecordOf, readJsonAccessLine, readUsualAccessLine } from '@gatescope/shared';
import { compileFormat, type CompiledFormat } from './compile-format.ts';

// A key of this name is as often the body of a reply; here a log is read.
const withMessage = ({ error, ...record }: AccessRecord): AccessRecord =>
  error === undefined ? record : { 'error.message': error, ...record };

const compiled = new Map<string, CompiledFormat>();

/** Formats are few and lines are many: each is compiled once. */
const compiledOf = (format: string): CompiledFormat => {
  const known = compiled.get(format);
  if (known) return known;
  const made = compileFormat(format);
  if (compiled.size >= 64) compiled.clear();
  compiled.set(format, made);
  return made;
};

// What `aws logs tail` and consoles put in front of a line: a time, and the name of the stream.
const prefix = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)\s+/;

const withoutPrefix = (line: string): readonly string[] => {
  const time = prefix.exec(line)?.[0];
  if (time === undefined) return [line];
  const rest = line.slice(time.length);
  // No format begins with such a time: what is behind it is tried first.
  return [rest, rest.replace(/^\S+\s+/, ''), line];
};

/**
 * Reads one access-log line by its format, where that is known, else as one of the usual forms. Undefined where none of
 * these reads it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const readAccessLine = (line: string, format?: string): AccessRecord | undefined => {
  const candidates = withoutPrefix(line.trim());
  for (const text of candidates) {
    const byFormat = format ? compiledOf(format).read(text) : undefined;
    if (byFormat && !/\s/.test(byFormat['requestId'] ?? '')) return accessRecordOf(byFormat);
    const json = readJsonAccessLine(text);
    if (json) return withMessage(json);
  }
  for (const text of candidates) {
    const usual = readUsualAccessLine(text);
    if (usual) return withMessage(usual);
  }
  return undefined;
};
