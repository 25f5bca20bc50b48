import type { Observation, Stage, StageV2 } from '@gatescope/shared';
import type { KnownSoon } from '../collect/collect-api.ts';
import type { Site } from '../collect/site.ts';
import type { CollectOptions } from '../collected.ts';
import { complaintTraces, isComplaint } from './complaint-traces.ts';
import type { ReadAccessLine } from './line-facts.ts';
import { logGroupsOf, stageNameOf } from './log-groups.ts';
import { searchChanges } from './search-changes.ts';
import { searchLogs } from './search-logs.ts';
import { searchMetrics } from './search-metrics.ts';
import { stagesOfRequest } from './stages-of-request.ts';

type About = Pick<CollectOptions, 'request' | 'complaint' | 'logs'> &
  Pick<KnownSoon, 'found' | 'stages'> & {
    readonly apiId: string;
    /** Milliseconds since 1970. */
    readonly now: number;
    /** Ids of what stands around the API. */
    readonly around: Promise<readonly string[]>;
    readonly readAccessLine?: ReadAccessLine | undefined;
  };

/** What was seen of an API that somebody complains about: log lines and metrics of the request's stage, and edits. */
export const observe = async (site: Site, about: About): Promise<Observation[]> => {
  // Nobody may have a use for it, and then a failure to find it is nobody's either.
  const around = about.around.catch(() => []);
  if (about.logs === false || !isComplaint(about.complaint)) return [];
  const seen = await Promise.all([observeStages(site, about), searchChanges(site, { ...about, around })]);
  return seen.flat();
};

const observeStages = async (site: Site, about: About): Promise<Observation[]> => {
  const { request, complaint, apiId, now, readAccessLine } = about;
  if (!request || complaint === undefined) return [];
  const [found, known] = await Promise.all([about.found, about.stages]);
  if (known.state !== 'present') return [];
  const traces = complaintTraces(complaint);
  const stages = stagesOfRequest<Stage | StageV2>(request, known.value);
  const groups = stages.flatMap((stage) => logGroupsOf(apiId, stage));
  const names = stages.map(stageNameOf);
  const seen = await Promise.all([
    ...groups.map((group) => searchLogs(site, group, { request, traces, readAccessLine })),
    ...names.map((stage) => searchMetrics(site, { found, stage, at: traces.at, now })),
  ]);
  return seen.flat();
};
