/** A log event: a line and its time in milliseconds since 1970. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

const clfTime = /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})/;
const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/;
const testInvokeTime = /[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) UTC (\d{4})/;
const epochTime = /"\w*(?:epoch|time\w*)"\s*:\s*"?(\d{13})\b/i;

/**
 * Gives each line a time: its own when the line carries one; else one millisecond after the line before it; lines before
 * the first one that carries a time come just before that; and when no line carries any, they start at `base`.
 */
export function toLogEvents(lines: readonly string[], base: number): readonly LogEvent[] {
  const own = lines.map(timeInLine);
  const firstTimed = own.findIndex((time) => time !== undefined);
  let before = firstTimed < 0 ? base - 1 : (own[firstTimed] ?? base) - firstTimed - 1;
  const events = lines.map((message, index): LogEvent => {
    before = own[index] ?? before + 1;
    return { timestamp: before, message };
  });
  return events.toSorted((left, right) => left.timestamp - right.timestamp);
}

/** The time that a line carries: the request time of an access log, or an ISO 8601 time anywhere in it. */
export function timeInLine(line: string): number | undefined {
  const clf = clfTime.exec(line);
  if (clf !== null) return valid(Date.parse(`${clf[1]} ${clf[2]} ${clf[3]} ${clf[4]} ${clf[5]}`));
  const iso = isoTime.exec(line);
  if (iso !== null) return valid(Date.parse(iso[0]));
  const test = testInvokeTime.exec(line);
  if (test !== null) return valid(Date.parse(`${test[2]} ${test[1]} ${test[4]} ${test[3]} UTC`));
  const epoch = epochTime.exec(line);
  return epoch === null ? undefined : Number(epoch[1]);
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
