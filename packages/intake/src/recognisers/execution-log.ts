import type { CaseRequest } from '@gatescope/shared';
import { describeStatus } from '../http/describe-exchange.ts';
import { toReplyBody } from '../http/reply-body.ts';
import type { IntakeTarget } from '../intake.ts';
import type { FoundJson } from '../text/find-json.ts';
import { splitLines } from '../text/lines.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isRecord, numberOf, textOf } from '../text/parse-json.ts';
import { kindOfStatus } from './kind-of-status.ts';
import type { ExecutionLine } from './log-prefix.ts';
import { readExecutionLine } from './log-prefix.ts';
import { mostReadings, readBlocks } from './read-blocks.ts';
import type { Guess, Reading, Recogniser, Sighting } from './reading.ts';

/** One request's lines. */
interface Entry {
  readonly requestId: string | undefined;
  readonly at: string | undefined;
  readonly lines: readonly string[];
}

const mostLines = 500;

const groupByRequest = (lines: readonly ExecutionLine[]): Entry[] => {
  const entries = new Map<string, { requestId: string | undefined; at: string | undefined; lines: string[] }>();
  let current = '';
  for (const { requestId, at, text } of lines) {
    current = requestId ?? current;
    const entry = entries.get(current) ?? { requestId: current === '' ? undefined : current, at, lines: [] };
    entries.set(current, entry);
    if (entry.lines.length < mostLines) entry.lines.push(requestId ? `(${requestId}) ${text}` : text);
  }
  return [...entries.values()];
};

const find = (entry: Entry, pattern: RegExp): RegExpExecArray | undefined => {
  for (const line of entry.lines) {
    const match = pattern.exec(line);
    if (match) return match;
  }
  return undefined;
};

const statusOf = (entry: Entry): number | undefined =>
  numberOf(find(entry, /Method completed with status: (\d{3})/)?.[1]);

const targetOf = (entry: Entry): IntakeTarget => {
  const [, apiId, stage] = find(entry, /API Stage:? ([a-z0-9]{10})\/([^\s:,]{1,128})/) ?? [];
  const [, rest, named] = find(entry, /RestApi ([a-z0-9]{10}), Stage ([^\s,]{1,128})/) ?? [];
  const api = apiId ?? rest ?? find(entry, /x-amzn-apigateway-api-id=([a-z0-9]{10})/)?.[1];
  const [, region, accountId] = find(entry, /arn:aws[a-z-]{0,10}:lambda:([a-z0-9-]{5,30}):(\d{12}):function:/) ?? [];
  const name = stage ?? named;
  return {
    ...(api ? { apiId: api } : {}),
    ...(name ? { stage: name } : {}),
    ...(region ? { region } : {}),
    ...(accountId ? { accountId } : {}),
  };
};

const requestOf = (entry: Entry): CaseRequest => {
  const method = find(entry, /HTTP Method: ([A-Z]{3,10}), Resource Path:/)?.[1];
  const apiKeyId = find(entry, /API Key ID: ([a-z0-9]{8,12})\b/)?.[1];
  return { ...(method ? { method } : {}), ...(apiKeyId ? { apiKeyId } : {}) };
};

const wordsOf = (entry: Entry): string => {
  const route = find(entry, /HTTP Method: ([A-Z]{3,10}), Resource Path: (\S{1,300})/);
  const status = statusOf(entry);
  const failure = find(
    entry,
    /(?:Execution failed due to|Lambda (?:execution|invocation) failed|not authorized because|exceeded (?:throttle|quota) limit|Unauthorized request).{0,160}/,
  )?.[0];
  const parts = [
    route ? `${route[1]} ${route[2]}` : undefined,
    status === undefined ? undefined : describeStatus(status),
    failure,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : `${entry.lines.length} lines`;
};

const guessesOf = (entry: Entry): Guess[] => {
  const status = statusOf(entry);
  const body = toReplyBody(find(entry, /Method response body after transformations: (.{1,3900})$/)?.[1]);
  const kind = status === undefined ? undefined : kindOfStatus(status);
  return [
    {
      because: 'The API, the method and the key are those of the log',
      says: { target: targetOf(entry), request: requestOf(entry) },
    },
    {
      because: 'The final status of the log is taken for what the caller got',
      says: {
        ...(kind ? { kind } : {}),
        symptom: { ...(status === undefined ? {} : { status }), ...(body ? { body } : {}) },
      },
    },
  ];
};

const toSighting = ({ requestId, at, lines }: Entry): Sighting => ({
  kind: 'log',
  log: 'execution',
  lines: [...lines],
  ...(requestId ? { requestId } : {}),
  ...(at ? { at } : {}),
});

const idsOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) => {
    const extended = find(entry, /Extended Request Id: (\S{8,60})/)?.[1];
    return [...(entry.requestId ? [entry.requestId] : []), ...(extended ? [extended] : [])];
  });

/** The request that the log is about: the last one that failed, else the last. */
const mainOf = (entries: readonly Entry[]): Entry | undefined =>
  entries.findLast((entry) => (statusOf(entry) ?? 0) >= 400) ?? entries.at(-1);

const toReading = (lines: readonly ExecutionLine[], span: { start: number; end: number }): Reading[] => {
  const entries = groupByRequest(lines);
  const main = mainOf(entries);
  if (!main) return [];
  const count = entries.length > 1 ? `${entries.length} requests; the one taken: ` : '';
  return [
    {
      kind: 'execution-log',
      span,
      understood: `${count}${wordsOf(main)}`,
      says: { sightings: entries.slice(-50).map(toSighting), requestIds: idsOf(entries).slice(0, 50) },
      guesses: guessesOf(main),
    },
  ];
};

const readBlock = (page: Page, first: PageLine): { readonly lines: ExecutionLine[]; readonly last: PageLine } => {
  const lines: ExecutionLine[] = [];
  let last = first;
  for (let number = first.number; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    const own = readExecutionLine(line.text);
    if (!own) break;
    lines.push(own);
    last = line;
  }
  return { lines, last };
};

/** Output of `aws logs filter-log-events` and `get-log-events`. */
const fromEvents = ({ value, start, end }: FoundJson): Reading[] => {
  const events = isRecord(value) ? value['events'] : value;
  if (!Array.isArray(events)) return [];
  const lines = events.slice(0, 5000).flatMap((event: unknown) => {
    const message = isRecord(event) ? textOf(event['message']) : undefined;
    const line = message ? readExecutionLine(message.split(/[\r\n]/, 1)[0] ?? '') : undefined;
    return line ? [line] : [];
  });
  return toReading(lines, { start, end });
};

/** Output of `aws apigateway test-invoke-method`: the log is one string, beside the reply. */
const fromTestInvoke = ({ value, start, end }: FoundJson): Reading[] => {
  const log = isRecord(value) ? textOf(value['log']) : undefined;
  if (!isRecord(value) || !log?.startsWith('Execution log for request')) return [];
  const lines = splitLines(log)
    .slice(0, 5000)
    .flatMap(({ text }) => readExecutionLine(text) ?? []);
  const status = numberOf(value['status']);
  const body = toReplyBody(textOf(value['body']));
  const note = 'The console’s own test of a method: it passes neither authorizer, key nor resource policy';
  return toReading(lines, { start, end }).map((reading) => ({
    ...reading,
    notes: [note],
    guesses: [
      ...(reading.guesses ?? []),
      ...(body && status !== undefined && status >= 400
        ? [{ because: 'The reply of the test is taken for what the caller got', says: { symptom: { body } } }]
        : []),
    ],
  }));
};

/** Execution-log lines of REST and WebSocket APIs, from CloudWatch or from a test in the console. */
export const executionLog: Recogniser = {
  id: 'execution-log',
  sign: /\([0-9a-f]{8}-[0-9a-f]{4}|Execution log for request|Method completed with|Execution failed due|Endpoint re(?:quest|sponse) |not authorized because|UTC \d{4} : |Verifying Usage Plan/,
  read: (page) => {
    const events = page
      .json()
      .flatMap((found) => [...fromEvents(found), ...fromTestInvoke(found)])
      .slice(0, mostReadings);
    const isTaken = ({ start }: PageLine): boolean =>
      events.some(({ span }) => start >= span.start && start < span.end);
    const lines = readBlocks(page, (line) => {
      if (!readExecutionLine(line.text) || isTaken(line)) return undefined;
      const block = readBlock(page, line);
      const [reading] = toReading(block.lines, { start: line.start, end: block.last.end });
      return { reading, next: block.last.number + 1 };
    });
    return [...events, ...lines];
  },
};
