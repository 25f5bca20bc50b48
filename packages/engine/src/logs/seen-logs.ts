import type { AccessRecord, LogObservation } from '@gatescope/shared';
import type { World } from '../world.ts';
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

const formatsOf = ({ snapshot }: World): { readonly name: string; readonly format: string }[] => {
  const { api } = snapshot;
  if (api.stages.state !== 'present') return [];
  const named =
    api.kind === 'REST'
      ? api.stages.value.map(({ stageName, accessLogSettings }) => ({
          name: stageName,
          format: accessLogSettings?.format,
        }))
      : api.stages.value.map(({ StageName, AccessLogSettings }) => ({
          name: StageName,
          format: AccessLogSettings?.Format,
        }));
  return named.flatMap(({ name, format }) => (format ? [{ name, format }] : []));
};

/** The stage's format; where the stage is not said, the one that was called or the only one there is. */
const formatOf = (world: World, stageName: string | undefined): string | undefined => {
  const formats = formatsOf(world);
  const wanted = stageName ?? world.url?.path.split('/')[1];
  return (formats.find(({ name }) => name === wanted) ?? (formats.length === 1 ? formats[0] : undefined))?.format;
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
