import type { LogObservation } from '@gatescope/shared';
import type { World } from '../world.ts';
import type { AccessRecord } from './access-log.ts';
import { readAccessLine } from './access-log.ts';
import type { ExecutionRecord } from './execution-log.ts';
import { readExecutionLog } from './execution-log.ts';

/** What an execution log says about one request, and which observation brought it. */
export interface SeenExecution {
  readonly observation: LogObservation;
  readonly record: ExecutionRecord;
}

/** One access-log line, read. */
export interface SeenAccess {
  readonly observation: LogObservation;
  readonly line: string;
  readonly index: number;
  readonly record: AccessRecord;
}

export interface SeenLogs {
  readonly executions: readonly SeenExecution[];
  readonly accesses: readonly SeenAccess[];
}

const formatOf = ({ snapshot, url }: World, stageName: string | undefined): string | undefined => {
  const { api } = snapshot;
  if (api.kind !== 'REST' || api.stages.state !== 'present') return undefined;
  const wanted = stageName ?? url?.path.split('/')[1];
  const withFormat = api.stages.value.filter(({ accessLogSettings }) => accessLogSettings?.format);
  const stage = withFormat.find((candidate) => candidate.stageName === wanted) ?? (withFormat.length === 1 ? withFormat[0] : undefined);
  return stage?.accessLogSettings?.format;
};

const read = (world: World): SeenLogs => {
  const logs = world.observations.filter((observation): observation is LogObservation => observation.kind === 'log');
  return {
    executions: logs
      .filter(({ log }) => log === 'execution')
      .flatMap((observation) => readExecutionLog(observation.lines).map((record) => ({ observation, record }))),
    accesses: logs
      .filter(({ log }) => log === 'access')
      .flatMap((observation) =>
        observation.lines.flatMap((line, index) => {
          const record = readAccessLine(line, formatOf(world, observation.stage));
          return record ? [{ observation, line, index, record }] : [];
        }),
      ),
  };
};

const known = new WeakMap<World, SeenLogs>();

/** The world's log lines, read once. */
export const seenLogs = (world: World): SeenLogs => {
  const before = known.get(world);
  if (before) return before;
  const result = read(world);
  known.set(world, result);
  return result;
};
