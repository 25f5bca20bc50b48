import { compileFormat, type CompiledFormat } from './compile-format.ts';

/** Values of one access-log line by variable name without `$context.`, e.g. `error.responseType`. `-` is left out. */
export type AccessRecord = Readonly<Record<string, string>>;

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('\\"', '"');

const tidy = (values: Readonly<Record<string, string>>): AccessRecord =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]): [string, string] => [name, unquote(value)])
      .filter(([, value]) => value !== '' && value !== '-'),
  );

const parseJson = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const flatten = (value: Record<string, unknown>, prefix = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, string][] => {
      if (typeof item === 'object' && item !== null && !Array.isArray(item))
        return Object.entries(flatten({ ...item }, `${prefix}${key}.`));
      return item === null || item === undefined
        ? []
        : [[`${prefix}${key}`, typeof item === 'string' ? item : JSON.stringify(item)]];
    }),
  );

/** Without a format, usual key names stand for their variables. */
const usualNames: readonly [RegExp, string][] = [
  [/^(?:http)?status(?:code)?$/, 'status'],
  [/^requestid$/, 'requestId'],
  [/^extendedrequestid$/, 'extendedRequestId'],
  [/^(?:http)?method$/, 'httpMethod'],
  [/^resourcepath$/, 'resourcePath'],
  [/^path$/, 'path'],
  [/^(?:error)?responsetype$/, 'error.responseType'],
  [/^(?:error|errormessage|errormessagestring)$/, 'error.message'],
  [/^validationerror(?:string)?$|^errorvalidationerrorstring$/, 'error.validationErrorString'],
  [/^integrationerror(?:message)?$/, 'integration.error'],
  [/^integrationstatus$/, 'integration.integrationStatus'],
  [/^integrationlatency$/, 'integration.latency'],
  [/^integrationrequestid$/, 'integration.requestId'],
  [/^authorizererror$/, 'authorizer.error'],
  [/^authorizerstatus$/, 'authorizer.status'],
  [/^authorizererrormessage$/, 'authorizer.error'],
  [/^authorizeerror$/, 'authorize.error'],
  [/^authenticateerror$/, 'authenticate.error'],
  [/^waferror$/, 'waf.error'],
  [/^wafstatus$/, 'waf.status'],
  [/^wafresponse(?:code)?$/, 'wafResponseCode'],
];

const usualName = (key: string): string => {
  const plain = key
    .toLowerCase()
    .replace(/^\$?context\./, '')
    .replaceAll(/[^a-z]/g, '');
  return usualNames.find(([pattern]) => pattern.test(plain))?.[1] ?? key.replace(/^\$context\./, '');
};

const fromJson = (line: string): AccessRecord | undefined => {
  const object = parseJson(line);
  if (!object) return undefined;
  return tidy(Object.fromEntries(Object.entries(flatten(object)).map(([key, value]) => [usualName(key), value])));
};

// The Common Log Format as API Gateway's documentation prints it.
const common = /^(\S+) (\S+) (\S+) \[([^\]]+)\]\s*"?(\S+) (\S+) (\S+?)"? (\d{3}) (\S+) (\S+)/;

const fromCommon = (line: string): AccessRecord | undefined => {
  const match = common.exec(line);
  if (!match) return undefined;
  const [
    ,
    ip = '',
    caller = '',
    user = '',
    time = '',
    httpMethod = '',
    resourcePath = '',
    protocol = '',
    status = '',
    length = '',
    requestId = '',
  ] = match;
  return tidy({
    'identity.sourceIp': ip,
    'identity.caller': caller,
    'identity.user': user,
    requestTime: time,
    httpMethod,
    resourcePath,
    protocol,
    status,
    responseLength: length,
    requestId,
  });
};

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
 * Reads one access-log line by its format, where that is known, else as JSON or the Common Log Format. Undefined where
 * none of these reads it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const readAccessLine = (line: string, format?: string): AccessRecord | undefined => {
  const candidates = withoutPrefix(line.trim());
  for (const text of candidates) {
    const byFormat = format ? compiledOf(format).read(text) : undefined;
    if (byFormat && !/\s/.test(byFormat['requestId'] ?? '')) return tidy(byFormat);
    const json = fromJson(text);
    if (json) return json;
  }
  for (const text of candidates) {
    const common = fromCommon(text);
    if (common) return common;
  }
  return undefined;
};
