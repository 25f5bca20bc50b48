import type { AccessRecord } from './access-record.ts';
import { accessRecordOf, accessRecordOfJson, accessRecordOfPairs, isAccessRecord } from './access-record.ts';

const parseObject = (text: string): Record<string, unknown> | undefined => {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Reads a line that is a JSON object, also behind the time that CloudWatch's console and command line put before it. */
export const readJsonAccessLine = (line: string): AccessRecord | undefined => {
  const object = parseObject(line.trim().replace(/^[\d\s:.,TZ|+-]{10,80}(?=\{)/, ''));
  return object && accessRecordOfJson(object);
};

// The Common Log Format as AWS's documentation prints it, with what people add behind it.
const common =
  /^\s{0,8}(\S{3,45}) (\S{1,200}) (\S{1,200}) \[([^\]]{10,40})\]\s{0,2}"?([A-Z]{3,10}|-) (\S{1,2000}) (HTTP\/[\d.]{1,3}|-)"? (\d{3}) (\d{1,10}|-)(?: ([^\s"]{2,80}))?/;

const commonNames = [
  'identity.sourceIp',
  'identity.caller',
  'identity.user',
  'requestTime',
  'httpMethod',
  'resourcePath',
  'protocol',
  'status',
  'responseLength',
  'requestId',
];

const readCommon = (line: string): AccessRecord | undefined => {
  const match = common.exec(line);
  if (!match) return undefined;
  return accessRecordOf(Object.fromEntries(commonNames.map((name, index) => [name, match[index + 1] ?? ''])));
};

const ifTelling = (record: AccessRecord): AccessRecord | undefined => (isAccessRecord(record) ? record : undefined);

const pair =
  /(?:^|[\s,;|])\$?(?:context\.)?([A-Za-z][\w.]{1,60})\s?[=:]\s?("(?:[^"\\]|\\.){0,1000}"|[^\s,;|"]{1,1000})/g;

const readPairs = (line: string): AccessRecord | undefined =>
  ifTelling(
    accessRecordOfPairs([...line.matchAll(pair)].slice(0, 100).map(([, name = '', value = '']) => [name, value])),
  );

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** CSV has no names: a request id, a verb, a path and a status among the fields make one. */
const readCsv = (line: string): AccessRecord | undefined => {
  if (!/[,;|\t]/.test(line)) return undefined;
  const fields = line.split(/[,;|\t]/, 60).map((field) => field.trim().replace(/^"|"$/g, ''));
  const pick = (name: string, pattern: RegExp): [string, string][] => {
    const value = fields.find((field) => pattern.test(field));
    return value ? [[name, value]] : [];
  };
  const found = [
    ...pick('requestId', uuid),
    ...pick('httpMethod', /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/),
    ...pick('resourcePath', /^\/[\w/{}+.%~-]{0,300}$/),
    ...pick('status', /^[1-5]\d\d$/),
    ...pick('identity.sourceIp', /^\d{1,3}(?:\.\d{1,3}){3}$/),
    ...pick('requestTime', /^\[?\d{1,2}\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4}\]?$/),
    ...pick('error.responseType', /^[A-Z]{3,20}_[A-Z0-9_]{2,40}$/),
  ];
  return ifTelling(accessRecordOf(Object.fromEntries(found)));
};

/**
 * Reads a line of an access log of which the format is not known: JSON, the Common Log Format, `name=value` or CSV.
 * Undefined where it is none of these.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const readUsualAccessLine = (line: string): AccessRecord | undefined =>
  readJsonAccessLine(line) ?? readCommon(line) ?? readPairs(line) ?? readCsv(line);
