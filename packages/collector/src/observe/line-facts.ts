import { isRecord } from '../is-record.ts';

/** What a request's log lines say of it. */
export interface LineFacts {
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** Paths and path templates. */
  readonly paths: readonly string[];
}

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

/** Id, method and path of an access log line, as far as its format shows them: JSON or the common log format. */
export const accessFacts = (line: string): LineFacts => {
  const fields = fieldsOf(line);
  if (fields === undefined) return commonLogFacts(line);
  const pick = (wanted: readonly string[]): string[] =>
    wanted.flatMap((name) => fields.filter(([key]) => key === name).map(([, value]) => value));
  const routeKey = /^(\w+) (\/\S*)$/.exec(pick(['routekey'])[0] ?? '');
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
