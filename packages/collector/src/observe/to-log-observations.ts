import type { LogObservation, Request } from '@gatescope/shared';
import type { LogLine } from '../reads/logs/filter-log-events.ts';
import type { ComplaintTraces } from './complaint-traces.ts';
import { accessFacts, executionFacts, executionRequestId, type LineFacts, type ReadAccessLine } from './line-facts.ts';
import type { StageLogGroup } from './log-groups.ts';
import { maskLogLine } from './mask-log-line.ts';
import { relate } from './relate.ts';

/** What log lines are held against. */
export interface LogContext {
  readonly group: StageLogGroup;
  readonly request: Request;
  readonly traces: ComplaintTraces;
  readonly readAccessLine?: ReadAccessLine | undefined;
}

/** Log lines as observations: those of an execution log by request, those of an access log one by one. */
export const toLogObservations = (lines: readonly LogLine[], context: LogContext): LogObservation[] =>
  context.group.log === 'execution'
    ? groupByRequest(lines).map((group, index) => toObservation(group, { ...context, index }))
    : lines.map((line, index) => {
        const { group, readAccessLine: read } = context;
        return toObservation(
          { lines: [line], ...accessFacts(line.text, { format: group.format, read }) },
          { ...context, index },
        );
      });

interface RequestLines extends LineFacts {
  readonly lines: readonly LogLine[];
}

const groupByRequest = (lines: readonly LogLine[]): RequestLines[] => {
  const groups = new Map<string, LogLine[]>();
  let latest = '';
  for (const line of lines) {
    // A line without an id goes on with the one before it (a body with line breaks).
    latest = executionRequestId(line.text) ?? latest;
    groups.set(latest, [...(groups.get(latest) ?? []), line]);
  }
  return [...groups].map(([requestId, own]) => ({
    ...executionFacts(own.map(({ text }) => text)),
    ...(requestId === '' ? {} : { requestId }),
    lines: own,
  }));
};

const toObservation = (
  { lines, ...facts }: RequestLines,
  { group, request, traces, index }: LogContext & { readonly index: number },
): LogObservation => {
  const { requestId } = facts;
  const at = lines[0]?.at;
  const text = lines.map((line) => line.text).join('\n');
  return {
    id: `log:${group.log}:${group.stage}:${requestId ?? index}`,
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    vantage: 'aws',
    relation: relate({ ...facts, at, text }, { request, traces, stage: group.stage }),
    kind: 'log',
    log: group.log,
    stage: group.stage,
    ...(requestId === undefined ? {} : { requestId }),
    lines: lines.map((line) => maskLogLine(line.text)),
  };
};
