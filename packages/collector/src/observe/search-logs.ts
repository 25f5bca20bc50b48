import type { LogObservation } from '@gatescope/shared';
import type { Site } from '../collect/site.ts';
import { filterLogEvents, type LogLine } from '../reads/logs/filter-log-events.ts';
import type { ComplaintTraces } from './complaint-traces.ts';
import { executionRequestId } from './line-facts.ts';
import type { StageLogGroup } from './log-groups.ts';
import { type LogContext, toLogObservations } from './to-log-observations.ts';

const mostLines = 200;
const windowMs = 2 * 60_000;
// AWS reads newest first only from this day on.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
const earliest = Date.UTC(2024, 0, 1);

/**
 * The lines of one log group that bear on the request: by its id; else around the time of the reply; else the newest.
 * What may not be read, or is not there, gives none.
 */
export const searchLogs = async (
  site: Site,
  group: StageLogGroup,
  about: Omit<LogContext, 'group'>,
): Promise<LogObservation[]> => {
  const lines = await findLines(site, group, about.traces);
  return toLogObservations(lines, { group, ...about });
};

const findLines = async (site: Site, group: StageLogGroup, traces: ComplaintTraces): Promise<LogLine[]> => {
  if (traces.ids.length > 0) return byIds(site, group, traces.ids);
  if (traces.at !== undefined) {
    const around = await search(site, group, { startTime: traces.at - windowMs, endTime: traces.at + windowMs });
    if (around.length > 0) return around;
  }
  return search(site, group, { startTime: earliest });
};

const byIds = async (site: Site, group: StageLogGroup, ids: readonly string[]): Promise<LogLine[]> => {
  const found = await search(site, group, { startTime: earliest, filterPattern: anyOf(ids) });
  // An extended request id stands in one line only; that line's own id leads to the others.
  const further = new Set(found.flatMap(({ text }) => executionRequestId(text) ?? []));
  for (const id of ids) further.delete(id);
  if (further.size === 0) return found;
  return search(site, group, { startTime: earliest, filterPattern: anyOf([...further]) });
};

const anyOf = (ids: readonly string[]): string =>
  ids.length === 1 ? `"${ids[0] ?? ''}"` : ids.map((id) => `?"${id}"`).join(' ');

const search = async (
  site: Site,
  group: StageLogGroup,
  range: { readonly startTime: number; readonly endTime?: number; readonly filterPattern?: string },
): Promise<LogLine[]> => {
  const fact = await site.ask(filterLogEvents, { logGroupName: group.name, limit: mostLines, ...range }, 'low');
  return fact.state === 'present' ? fact.value : [];
};
