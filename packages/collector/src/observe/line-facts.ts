import { isRecord } from '../is-record.ts';

/** What a request's log lines say of it. */
export interface LineFacts {
  readonly requestId?: string | undefined;
  /** What the caller's header `x-amz-apigw-id` holds. */
  readonly extendedRequestId?: string | undefined;
  readonly method?: string | undefined;
  /** Paths and path templates. */
  readonly paths: readonly string[];
}

/**
 * Reads a line of an access log by the stage's own format: values by variable, without `$context.`. Undefined for a line
 * that is not of this format.
 */
export type ReadAccessLine = (line: string, format: string) => Readonly<Record<string, string>> | undefined;

const executionPrefix = /^\(([^)\s]{8,})\)\s/;
const executionMethod = /HTTP Method: (\w+), Resource Path: (\S+)/;
const keyedMethod = /because method '(\w+) (\S+)' (?:requires|does not require) API Key/;
const commonLogRequest = /"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY) (\/\S*)(?: [^"]*)?"/;

/** The request id that an execution log line belongs to. */
export const executionRequestId = (line: string): string | undefined => executionPrefix.exec(line)?.[1];

/** Method and path from the execution log lines of one request. */
export const executionFacts = (lines: readonly string[]): LineFacts => {
  for (const line of lines) {
    const found = executionMethod.exec(line) ?? keyedMethod.exec(line);
    if (found?.[1] && found[2]) return { method: found[1], paths: [found[2]] };
  }
  return { paths: [] };
};

const names = {
  requestId: ['requestid', 'request_id', 'id', 'extendedrequestid'],
  method: ['httpmethod', 'method', 'verb'],
  path: ['path', 'resourcepath', 'resource', 'uri', 'routekey'],
};

const routeKeyOf = (text: string | undefined): RegExpExecArray | null => /^(\w+) (\/\S*)$/.exec(text ?? '');

const present = (...values: readonly (string | undefined)[]): string[] =>
  values.flatMap((value) => (value === undefined || value === '' || value === '-' ? [] : [value]));

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
const toLineFacts = (values: Readonly<Record<string, string>>): LineFacts => {
  const routeKey = routeKeyOf(values['routeKey']);
  return {
    requestId: present(values['requestId'])[0],
    extendedRequestId: present(values['extendedRequestId'])[0],
    method: present(values['httpMethod'], routeKey?.[1])[0],
    paths: present(values['path'], values['resourcePath'], routeKey?.[2]),
  };
};

/**
 * What an access log line says of its request: by the stage's own format where that is known and reads it, else by usual
 * names of fields.
 */
export const accessFacts = (
  line: string,
  { format, read }: { readonly format?: string | undefined; readonly read?: ReadAccessLine | undefined } = {},
): LineFacts => {
  const values = format === undefined ? undefined : read?.(line, format);
  return values === undefined ? usualFacts(line) : toLineFacts(values);
};

/** Id, method and path of a line of JSON or of the common log format. */
const usualFacts = (line: string): LineFacts => {
  const fields = fieldsOf(line);
  if (fields === undefined) return commonLogFacts(line);
  const pick = (wanted: readonly string[]): string[] =>
    wanted.flatMap((name) => fields.filter(([key]) => key === name).map(([, value]) => value));
  const routeKey = routeKeyOf(pick(['routekey'])[0]);
  return {
    requestId: pick(names.requestId)[0],
    method: pick(names.method)[0] ?? routeKey?.[1],
    paths: pick(names.path).map((path) => path.replace(/^\w+ (?=\/)/, '')),
  };
};

const fieldsOf = (line: string): (readonly [string, string])[] | undefined => {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    if (!isRecord(parsed)) return undefined;
    return Object.entries(parsed).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase().replaceAll('$context.', ''), value] as const] : [],
    );
  } catch {
    return undefined;
  }
};

const commonLogFacts = (line: string): LineFacts => {
  const request = commonLogRequest.exec(line);
  // The default format ends with the request id.
  const requestId = /\s([0-9a-f]{8}-[0-9a-f-]{27})\s*$/i.exec(line)?.[1];
  return { requestId, method: request?.[1], paths: request?.[2] ? [request[2]] : [] };
};
