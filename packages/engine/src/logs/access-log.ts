/** Values of one access-log line by variable name without `$context.`, e.g. `error.responseType`. `-` is left out. */
export type AccessRecord = Readonly<Record<string, string>>;

type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly name: string };

const variable = /\$context\.([A-Za-z][\w-]*(?:\.[\w-]+)*)/g;

const partsOf = (format: string): Part[] => {
  const parts: Part[] = [];
  let end = 0;
  for (const match of format.matchAll(variable)) {
    if (match.index > end) parts.push({ kind: 'text', text: format.slice(end, match.index) });
    parts.push({ kind: 'variable', name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < format.length) parts.push({ kind: 'text', text: format.slice(end) });
  return parts;
};

/** Reads along the parts: a variable's value ends where the next fixed text begins. No pattern, so no backtracking. */
const readParts = (parts: readonly Part[], line: string): Record<string, string> | undefined => {
  const values: Record<string, string> = {};
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      if (!line.startsWith(part.text, at)) return undefined;
      at += part.text.length;
      continue;
    }
    const next = parts[index + 1];
    const end = next?.kind === 'text' ? line.indexOf(next.text, at) : line.length;
    if (end === -1) return undefined;
    values[part.name] = line.slice(at, end);
    at = end;
  }
  return values;
};

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

/** A JSON format says which key holds which variable, in whatever order a line has them. */
const jsonKeys = (format: string): ReadonlyMap<string, string> | undefined => {
  const quoted = format.replaceAll(/(?<!")(\$context\.[A-Za-z][\w.-]*)(?!["\w.-])/g, '"$1"');
  const shape = parseJson(format) ?? parseJson(quoted);
  if (!shape) return undefined;
  const keys = Object.entries(flatten(shape)).flatMap(([key, value]): [string, string][] => {
    const name = /^\$context\.([A-Za-z][\w.-]*)$/.exec(value)?.[1];
    return name ? [[key, name]] : [];
  });
  return new Map(keys);
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

const fromJson = (line: string, format: string | undefined): AccessRecord | undefined => {
  const object = parseJson(line);
  if (!object) return undefined;
  const keys = format ? jsonKeys(format) : undefined;
  return tidy(
    Object.fromEntries(
      Object.entries(flatten(object)).map(([key, value]) => [keys?.get(key) ?? usualName(key), value]),
    ),
  );
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

/**
 * Reads one access-log line by its format, where that is known, else as JSON or the Common Log Format. Undefined where
 * none of these reads it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const readAccessLine = (line: string, format?: string): AccessRecord | undefined => {
  const text = line.trim();
  const json = fromJson(text, format);
  if (json) return json;
  const byFormat = format ? readParts(partsOf(format.trim()), text) : undefined;
  return byFormat ? tidy(byFormat) : fromCommon(text);
};
