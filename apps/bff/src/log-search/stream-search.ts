import type { AccessFindingView, LogSearchEvent } from '@gatescope/shared';
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

/** What is never written to a log, so that nothing found is not taken for nothing sent. */
const notesFor = (log: 'execution' | 'access', found: number): string[] =>
  found > 0
    ? []
    : [
        'Some refusals are written to no log: 413 and 431, 429 under excessive load, requests to a custom domain name without a mapping, requests that reach no stage.',
        'What the VPC endpoint’s policy refuses, and what fails before an HTTP reply (names, connections, certificates), never reaches a log either.',
        ...(log === 'execution' ? ['At the level ERROR, only failed requests are written.'] : []),
      ];

/**
 * Passes a search on as events, each small, none kept. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-monitor.html
 */
export async function* streamSearch(
  steps: AsyncIterable<LogSearchStep>,
  search: {
    readonly log: 'execution' | 'access';
    readonly window: { readonly start: number; readonly end: number };
    readonly mostLines: number;
    /** Of a line of an access log; absent for other logs. */
    readonly explain?: (line: string) => readonly AccessFindingView[];
  },
): AsyncGenerator<LogSearchEvent> {
  let found = 0;
  let isCutOff = false;
  for await (const step of steps) {
    const wanted = step.lines.slice(0, search.mostLines - found);
    isCutOff = step.isCutOff || wanted.length < step.lines.length;
    found += wanted.length;
    for (let first = 0; first < wanted.length; first += linesPerEvent) {
      const lines = wanted.slice(first, first + linesPerEvent).map(({ at, text }) => {
        const time = toIso(at);
        const findings = search.explain?.(text) ?? [];
        return {
          ...(time === undefined ? {} : { at: time }),
          text,
          ...(findings.length === 0 ? {} : { findings: [...findings] }),
        };
      });
      yield { kind: 'lines', lines };
    }
    const through = toIso(step.through);
    const share = shareOf(step.through, search.window);
    yield {
      kind: 'progress',
      calls: step.calls,
      found,
      ...(through === undefined ? {} : { through }),
      ...(share === undefined ? {} : { share }),
      ...(step.bytesScanned === undefined ? {} : { bytesScanned: step.bytesScanned }),
    };
    if (isCutOff) break;
  }
  yield { kind: 'done', found, isCutOff, notes: notesFor(search.log, found) };
}
