import type { ExecutionSummary, LogSearchEvent } from '@gatescope/shared';
import type { LogSearchStep } from '../ports.ts';

/** Lines of one event: a page of AWS's may hold thousands. */
const linesPerEvent = 500;

const toIso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

const shareOf = (
  through: number | undefined,
  { start, end }: { readonly start: number; readonly end: number },
): number | undefined =>
  through === undefined ? undefined : Math.min(1, Math.max(0, (through - start) / (end - start)));

const neverLogged = (log: 'execution' | 'access'): string[] => [
  'Some refusals are written to no log: 413 and 431, 429 under excessive load, requests to a custom domain name without a mapping, requests that reach no stage.',
  'What the VPC endpoint’s policy refuses, and what fails before an HTTP reply (names, connections, certificates), never reaches a log either.',
  ...(log === 'execution' ? ['At the level ERROR, only failed requests are written.'] : []),
];

type Line = Extract<LogSearchEvent, { kind: 'lines' }>['lines'][number];

/** What is told of a line. */
export type ToldOfLine = Pick<Line, 'findings' | 'fields' | 'requestId'>;

interface Search {
  readonly log: 'execution' | 'access';
  readonly window: { readonly start: number; readonly end: number };
  readonly mostLines: number;
  readonly isWanted?: (line: string) => boolean;
  readonly tell?: (line: string) => ToldOfLine;
  /** What cannot be found this way. */
  readonly notes?: readonly string[];
  /** What the variables of the format say. */
  readonly says?: Readonly<Record<string, string>>;
  /** The requests that lines belong to. */
  readonly summarize?: (lines: readonly string[]) => readonly ExecutionSummary[];
}

const toLine = ({ at, text }: LogSearchStep['lines'][number], { tell }: Search): Line => {
  const time = toIso(at);
  return { ...(time === undefined ? {} : { at: time }), text, ...tell?.(text) };
};

const toProgress = (step: LogSearchStep, found: number, { window }: Search): LogSearchEvent => {
  const through = toIso(step.through);
  const share = shareOf(step.through, window);
  return {
    kind: 'progress',
    calls: step.calls,
    found,
    ...(through === undefined ? {} : { through }),
    ...(share === undefined ? {} : { share }),
    ...(step.bytesScanned === undefined ? {} : { bytesScanned: step.bytesScanned }),
  };
};

/** So many lines of an execution log are read together at the end; a request rarely has fifty. */
const mostSummarized = 2_000;

/**
 * Passes a search on as events, each small, none kept but the first lines of an execution log, to tell its requests. What
 * is never written is told where nothing is found. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-monitor.html
 */
export async function* streamSearch(
  steps: AsyncIterable<LogSearchStep>,
  search: Search,
): AsyncGenerator<LogSearchEvent> {
  const { isWanted, says, summarize, mostLines } = search;
  const firsts: string[] = [];
  let found = 0;
  let isCutOff = false;
  if (says !== undefined) yield { kind: 'fields', says: { ...says } };
  for await (const step of steps) {
    const fitting = isWanted === undefined ? step.lines : step.lines.filter(({ text }) => isWanted(text));
    const wanted = fitting.slice(0, mostLines - found);
    isCutOff = step.isCutOff || wanted.length < fitting.length;
    found += wanted.length;
    if (summarize) firsts.push(...wanted.slice(0, mostSummarized - firsts.length).map(({ text }) => text));
    for (let first = 0; first < wanted.length; first += linesPerEvent) {
      yield { kind: 'lines', lines: wanted.slice(first, first + linesPerEvent).map((line) => toLine(line, search)) };
    }
    yield toProgress(step, found, search);
    if (isCutOff) break;
  }
  const requests = summarize?.(firsts) ?? [];
  if (requests.length > 0) yield { kind: 'requests', requests: [...requests] };
  const notes = [...(search.notes ?? []), ...(found > 0 ? [] : neverLogged(search.log))];
  yield { kind: 'done', found, isCutOff, notes };
}
