import type { ExecutionSummary, LogSearchEvent } from '@gatescope/shared';

/** One line that was found. */
export type FoundLine = Extract<LogSearchEvent, { kind: 'lines' }>['lines'][number] & { readonly key: string };

/** What a search has brought so far. */
export interface Found {
  readonly lines: readonly FoundLine[];
  /** What the variables of the format say. */
  readonly says: Readonly<Record<string, string>>;
  readonly requests: readonly ExecutionSummary[];
  readonly progress: Extract<LogSearchEvent, { kind: 'progress' }> | undefined;
  readonly done: Extract<LogSearchEvent, { kind: 'done' }> | undefined;
}

export const nothingFound: Found = { lines: [], says: {}, requests: [], progress: undefined, done: undefined };

/** A search's next event taken in. */
export const takeEvent = (found: Found, event: LogSearchEvent): Found => {
  switch (event.kind) {
    case 'fields':
      return { ...found, says: event.says };
    case 'lines': {
      const first = found.lines.length;
      return {
        ...found,
        lines: [...found.lines, ...event.lines.map((line, index) => ({ ...line, key: String(first + index) }))],
      };
    }
    case 'requests':
      return { ...found, requests: event.requests };
    case 'progress':
      return { ...found, progress: event };
    case 'done':
      return { ...found, done: event };
  }
};

/** The lines of one request of an execution log, with what they come to. */
export interface RequestGroup {
  readonly requestId: string;
  readonly summary: ExecutionSummary | undefined;
  readonly lines: readonly FoundLine[];
}

/** The lines of an execution log by request, in the order in which the requests appear. */
export const toRequestGroups = ({ lines, requests }: Found): RequestGroup[] => {
  const groups = new Map<string, FoundLine[]>();
  let current = '';
  for (const line of lines) {
    // A line without an id goes on with the one before it.
    current = line.requestId ?? current;
    const own = groups.get(current);
    if (own) own.push(line);
    else groups.set(current, [line]);
  }
  return [...groups].map(([requestId, own]) => ({
    requestId,
    summary: requests.find((one) => one.requestId === requestId),
    lines: own,
  }));
};
