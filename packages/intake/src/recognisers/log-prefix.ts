/** A line of an execution log without what CloudWatch, its console and its command line put before it. */
export interface ExecutionLine {
  readonly requestId?: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly text: string;
}

const prefixed =
  /^(.{0,160}?)\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-zA-Z-]{16,60})\) (.{0,3900})$/;
/** TestInvokeMethod writes the day and time instead of an id. */
const timed = /^\s{0,8}((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} \d{1,2} [\d:]{8} UTC \d{4}) : (.{0,3900})$/;
const heading = /^\s{0,8}Execution log for request ([0-9a-zA-Z-]{8,60})\s{0,8}$/;
const isoTime = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?/;
const epochTime = /(?:^|\s)(1\d{12})(?:\s|$)/;
/** Only times, stream names and brackets may stand before the id. */
const lead = /^[\s|[\]\d:.,TZ+/-]{0,100}(?:[0-9a-f]{32}\s{1,4})?[\s|[\]]{0,10}$/i;

const toIso = (text: string | number): string | undefined => {
  const time = typeof text === 'number' ? text : Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(time) || Math.abs(time) > 8e15 ? undefined : new Date(time).toISOString();
};

const timeIn = (text: string): string | undefined => {
  const iso = isoTime.exec(text)?.[0];
  const epoch = epochTime.exec(text)?.[1];
  return iso ? toIso(iso) : epoch ? toIso(Number(epoch)) : undefined;
};

const wordings =
  /^(?:Extended Request Id: |Starting execution for request: |Verifying Usage Plan for request: |API Key\b|Usage Plan check|HTTP Method: [A-Z]{3,10}, Resource Path: |Method request (?:path|query string|headers|body)|Starting authorizer: |Incoming identity: |Endpoint (?:request|response) |Sending request to |Received response\. Status: |Method response (?:body|headers)|Using valid authorizer policy|Successfully completed |Method completed with status: \d{3}|Execution failed due to |Lambda execution failed|Lambda invocation failed|Authorizer result body|Unauthorized request: |Gateway response |WAF )/;

/** Reads a line of an execution log; undefined when it is none. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export const readExecutionLine = (line: string): ExecutionLine | undefined => {
  const [, before = '', requestId, text = ''] = prefixed.exec(line) ?? [];
  if (requestId && lead.test(before)) {
    const at = timeIn(before);
    return { requestId, text, ...(at ? { at } : {}) };
  }
  const head = heading.exec(line)?.[1];
  if (head) return { requestId: head, text: line.trim() };
  const [, when = '', own] = timed.exec(line) ?? [];
  if (own !== undefined) {
    const at = toIso(when);
    return { text: own, ...(at ? { at } : {}) };
  }
  return wordings.test(line.trim()) ? { text: line.trim() } : undefined;
};
