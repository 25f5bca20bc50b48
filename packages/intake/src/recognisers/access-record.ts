import { isRecord, parseRecord } from '../text/parse-json.ts';

/** One access-log line by the names of its variables, in lower case without dots: `errorresponsetype`. */
export type AccessRecord = ReadonlyMap<string, string>;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\$?context\./, '')
    .replaceAll(/[^a-z0-9]/g, '');

const flatten = (value: Readonly<Record<string, unknown>>, depth = 0, prefix = ''): [string, string][] =>
  Object.entries(value)
    .slice(0, 200)
    .flatMap(([key, item]): [string, string][] => {
      if (isRecord(item)) return depth > 4 ? [] : flatten(item, depth + 1, `${prefix}${key}.`);
      return item === null || item === undefined || typeof item === 'object'
        ? []
        : [[plain(prefix + key), `${item as string | number | boolean}`]]; // JSON has no other scalars
    });

const isSaid = ([, value]: readonly [string, string]): boolean => value !== '' && value !== '-';

const known =
  /^(?:(?:http)?status(?:code)?|requestid|extendedrequestid|httpmethod|method|routekey|resourcepath|path|protocol|ip|sourceip|identitysourceip|responselength|requesttime|requesttimeepoch|errormessage|errorresponsetype|integrationstatus|integrationlatency|domainname|stage|apiid|useragent|identityuseragent|responselatency|vpceid|identityvpceid|wafresponsecode)$/;

const isRecordOfAccess = (record: AccessRecord): boolean => {
  const names = [...record.keys()].filter((name) => known.test(name));
  const hasOutcome = record.has('status') || record.has('httpstatus') || record.has('statuscode');
  return (
    names.length >= 4 &&
    hasOutcome &&
    (record.has('requestid') || record.has('extendedrequestid') || record.has('ip') || record.has('requesttime'))
  );
};

const checked = (pairs: readonly (readonly [string, string])[]): AccessRecord | undefined => {
  const record = new Map(pairs.filter(isSaid));
  return isRecordOfAccess(record) ? record : undefined;
};

/** A record from a JSON object. */
export const recordOfJson = (value: Readonly<Record<string, unknown>>): AccessRecord | undefined =>
  checked(flatten(value));

// The Common Log Format as AWS's documentation prints it, with what people add behind it.
const common =
  /^\s{0,8}(\S{3,45}) (\S{1,200}) (\S{1,200}) \[([^\]]{10,40})\]\s{0,2}"?([A-Z]{3,10}) (\S{1,2000}) (HTTP\/[\d.]{1,3})"? (\d{3}) (\d{1,10}|-)(?: (\S{6,80}))?/;

const fromCommon = (line: string): AccessRecord | undefined => {
  const match = common.exec(line);
  if (!match) return undefined;
  const [
    ,
    ip = '',
    caller = '',
    user = '',
    time = '',
    method = '',
    path = '',
    protocol = '',
    status = '',
    length = '',
    id = '',
  ] = match;
  const all: readonly (readonly [string, string])[] = [
    ['ip', ip],
    ['caller', caller],
    ['user', user],
    ['requesttime', time],
    ['httpmethod', method],
    ['resourcepath', path],
    ['protocol', protocol],
    ['status', status],
    ['responselength', length],
    ['requestid', id],
  ];
  return new Map(all.filter(isSaid));
};

const pair =
  /(?:^|[\s,;|])\$?(?:context\.)?([A-Za-z][\w.]{1,60})\s?[=:]\s?("(?:[^"\\]|\\.){0,1000}"|[^\s,;|"]{1,1000})/g;

const fromPairs = (line: string): AccessRecord | undefined =>
  checked(
    [...line.matchAll(pair)]
      .slice(0, 100)
      .map(([, name = '', value = '']) => [plain(name), value.replace(/^"|"$/g, '')]),
  );

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** CSV has no names: a request id, a verb, a path and a status among the fields make one. */
const fromCsv = (line: string): AccessRecord | undefined => {
  if (!/[,;|\t]/.test(line)) return undefined;
  const fields = line.split(/[,;|\t]/, 60).map((field) => field.trim().replace(/^"|"$/g, ''));
  const pick = (name: string, pattern: RegExp): [string, string][] => {
    const value = fields.find((field) => pattern.test(field));
    return value ? [[name, value]] : [];
  };
  const pairs = [
    ...pick('requestid', uuid),
    ...pick('httpmethod', /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/),
    ...pick('resourcepath', /^\/[\w/{}+.%~-]{0,300}$/),
    ...pick('status', /^[1-5]\d\d$/),
    ...pick('ip', /^\d{1,3}(?:\.\d{1,3}){3}$/),
    ...pick('requesttime', /^\[?\d{1,2}\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4}\]?$/),
    ...pick('errorresponsetype', /^[A-Z]{3,20}_[A-Z0-9_]{2,40}$/),
  ];
  return pairs.length >= 4 ? checked(pairs) : undefined;
};

/** Reads an access-log line in JSON, the Common Log Format, `name=value` or CSV; undefined when it is none. */
export const readAccessRecord = (line: string): AccessRecord | undefined => {
  // CloudWatch's console and command line put a time before the line.
  const text = line.trim().replace(/^[\d\s:.,TZ|+-]{10,80}(?=\{)/, '');
  const json = text.startsWith('{') ? parseRecord(text) : undefined;
  if (json) return recordOfJson(json);
  return fromCommon(text) ?? fromPairs(text) ?? fromCsv(text);
};
