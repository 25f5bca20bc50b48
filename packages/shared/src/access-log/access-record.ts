import { usualVariable } from './usual-variable.ts';

/** Values of one access-log line by variable name without `$context.`, e.g. `error.responseType`. `-` is left out. */
export type AccessRecord = Readonly<Record<string, string>>;

type Pair = readonly [name: string, value: string];

const unquote = (value: string): string => {
  const text = value.trim();
  const isQuoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  return (isQuoted ? text.slice(1, -1) : text).replaceAll('\\"', '"');
};

/** A record of values by the names of their variables: without quotation marks, and without what was not available. */
export const accessRecordOf = (values: Readonly<Record<string, string>>): AccessRecord =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]): Pair => [name, unquote(value)])
      .filter(([, value]) => value !== '' && value !== '-'),
  );

/** A record of values by whatever keys they have; the variable's own name outranks a usual one. */
const recordOfKeys = (pairs: readonly Pair[]): AccessRecord => {
  const values = new Map<string, string>();
  for (const [key, value] of pairs) {
    const name = usualVariable(key);
    if (!values.has(name) || key === name) values.set(name, value);
  }
  return accessRecordOf(Object.fromEntries(values));
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const deepest = 4;
const mostFields = 200;

const flatten = (value: Readonly<Record<string, unknown>>, depth = 0, prefix = ''): Pair[] =>
  Object.entries(value)
    .slice(0, mostFields)
    .flatMap(([key, item]): Pair[] => {
      if (isRecord(item)) return depth > deepest ? [] : flatten(item, depth + 1, `${prefix}${key}.`);
      if (item === null || item === undefined) return [];
      return [[`${prefix}${key}`, typeof item === 'string' ? item : JSON.stringify(item)]];
    });

/** The record of a line that is a JSON object, whatever it holds. */
export const accessRecordOfJson = (value: Readonly<Record<string, unknown>>): AccessRecord =>
  recordOfKeys(flatten(value));

/** The record of named values, whatever they are called. */
export const accessRecordOfPairs = (pairs: readonly Pair[]): AccessRecord => recordOfKeys(pairs);

const telling: ReadonlySet<string> = new Set([
  'status',
  'requestId',
  'extendedRequestId',
  'requestTime',
  'requestTimeEpoch',
  'httpMethod',
  'routeKey',
  'resourcePath',
  'path',
  'protocol',
  'domainName',
  'stage',
  'apiId',
  'responseLength',
  'responseLatency',
  'identity.sourceIp',
  'identity.userAgent',
  'identity.vpceId',
  'error.message',
  'error.responseType',
  'integration.integrationStatus',
  'integration.latency',
  'wafResponseCode',
]);

/** Whether a record can hardly be anything else than a line of an access log: a status, whose it is, and more. */
export const isAccessRecord = (record: AccessRecord): boolean => {
  const names = new Set(Object.keys(record));
  return (
    names.has('status') &&
    ['requestId', 'extendedRequestId', 'identity.sourceIp', 'requestTime'].some((name) => names.has(name)) &&
    [...names].filter((name) => telling.has(name)).length >= 4
  );
};
