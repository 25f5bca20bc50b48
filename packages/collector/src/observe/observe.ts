import type { Observation, Stage, StageV2 } from '@gatescope/shared';
import type { CollectOptions } from '../collected.ts';
import type { KnownStages } from '../collect/collect-api.ts';
import type { Site } from '../collect/site.ts';
import { complaintTraces, isComplaint } from './complaint-traces.ts';
import { logGroupsOf } from './log-groups.ts';
import { searchChanges } from './search-changes.ts';
import { searchLogs } from './search-logs.ts';
import { stagesOfRequest } from './stages-of-request.ts';

/** What was seen of an API that somebody complains about: log lines of the request's stage, and edits. */
export const observe = async (
  site: Site,
  about: Pick<CollectOptions, 'request' | 'complaint' | 'logs'> & {
    readonly apiId: string;
    readonly stages: Promise<KnownStages>;
    /** Ids of what stands around the API. */
    readonly around: Promise<readonly string[]>;
  },
): Promise<Observation[]> => {
  // Nobody may have a use for it, and then a failure to find it is nobody's either.
  const around = about.around.catch(() => []);
  if (about.logs === false || !isComplaint(about.complaint)) return [];
  const seen = await Promise.all([observeLogs(site, about), searchChanges(site, { ...about, around })]);
  return seen.flat();
};

const observeLogs = async (
  site: Site,
  { request, complaint, apiId, stages }: Parameters<typeof observe>[1],
): Promise<Observation[]> => {
  if (!request || complaint === undefined) return [];
  const known = await stages;
  if (known.state !== 'present') return [];
  const traces = complaintTraces(complaint);
  const groups = stagesOfRequest<Stage | StageV2>(request, known.value).flatMap((stage) => logGroupsOf(apiId, stage));
  const found = await Promise.all(groups.map((group) => searchLogs(site, group, { request, traces })));
  return found.flat();
};
