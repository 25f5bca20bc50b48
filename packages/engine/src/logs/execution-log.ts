/** A line of an execution log with its place in the observation that brought it. */
export interface LogLine {
  readonly index: number;
  /** Without the request id or time in front. */
  readonly text: string;
}

/** What an execution log says about one request. */
export interface ExecutionRecord {
  readonly requestId: string | undefined;
  readonly httpMethod: string | undefined;
  /** The resource's template, for example `/orders/{id}`. */
  readonly resourcePath: string | undefined;
  /** Status of the backend's answer. */
  readonly backendStatus: number | undefined;
  readonly backendLatencyMs: number | undefined;
  /** The final status that the client got. */
  readonly status: number | undefined;
  readonly lines: readonly LogLine[];
}

const prefixed = /^\s*(?:\[[^\]]*\]\s*)?\(([0-9a-zA-Z-]{8,})\)\s*(.*)$/s;
// TestInvokeMethod writes the day and time instead of an id.
const timed = /^\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} \d{1,2} [\d:]{8} \w+ \d{4} : (.*)$/s;
const heading = /^\s*Execution log for request (\S+)/;

const split = (
  line: string,
  current: string | undefined,
): { readonly id: string | undefined; readonly text: string } => {
  const own = prefixed.exec(line);
  if (own) return { id: own[1], text: own[2] ?? '' };
  const head = heading.exec(line);
  if (head) return { id: head[1], text: line.trim() };
  return { id: current, text: timed.exec(line)?.[1] ?? line.trim() };
};

const firstMatch = (lines: readonly LogLine[], pattern: RegExp): RegExpExecArray | undefined => {
  for (const { text } of lines) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
};

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const toRecord = (requestId: string | undefined, lines: readonly LogLine[]): ExecutionRecord => {
  const route = firstMatch(lines, /^HTTP Method: (\S+), Resource Path: (\S+)/);
  const received = firstMatch(lines, /^Received response\. Status: (\d{3})(?:.*?Integration latency: (\d+) ms)?/);
  return {
    requestId,
    httpMethod: route?.[1],
    resourcePath: route?.[2],
    backendStatus: numberOf(received?.[1]),
    backendLatencyMs: numberOf(received?.[2]),
    status: numberOf(firstMatch(lines, /^Method completed with status: (\d{3})/)?.[1]),
    lines,
  };
};

/**
 * Groups the lines of an execution log by request, in the order in which the requests appear. Lines that are none of an
 * execution log stay in the group they stand in.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/view-cloudwatch-log-events-in-cloudwatch-console.html
 */
export const readExecutionLog = (lines: readonly string[]): ExecutionRecord[] => {
  const groups = new Map<string | undefined, LogLine[]>();
  let current: string | undefined;
  lines.forEach((line, index) => {
    const { id, text } = split(line, current);
    current = id;
    groups.set(id, [...(groups.get(id) ?? []), { index, text }]);
  });
  return [...groups].map(([id, own]) => toRecord(id, own));
};
