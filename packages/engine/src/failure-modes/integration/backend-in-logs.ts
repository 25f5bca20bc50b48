import type { Evidence } from '@gatescope/shared';
import { readExecutionFailure } from '../../logs/execution-failure.ts';
import type { SeenAccess, SeenExecution } from '../../logs/seen-logs.ts';
import { seenLogs } from '../../logs/seen-logs.ts';
import type { CheckContext, Standing } from '../failure-mode.ts';
import { isAboutRequest } from './seen-failure.ts';

const standings: Record<'this-request' | 'same-route' | 'ambient', Standing> = {
  'this-request': 'observed',
  'same-route': 'specific',
  ambient: 'possible',
};

/** The backend answered with an error and API Gateway completed the request without one of its own. */
const tellsBackend = ({ record }: SeenExecution): boolean => {
  const wasCalled =
    record.backendStatus !== undefined || record.lines.some(({ text }) => text.startsWith('Endpoint response'));
  return (
    wasCalled &&
    (record.status ?? 0) >= 400 &&
    readExecutionFailure(record) === undefined &&
    !record.lines.some(({ text }) => text.startsWith('Execution failed'))
  );
};

const fromExecution = (
  context: CheckContext,
): { readonly standing: Standing; readonly evidence: Evidence } | undefined => {
  const seen = seenLogs(context.world).executions.find(
    (execution) => tellsBackend(execution) && isAboutRequest(context, execution.record),
  );
  if (!seen) return undefined;
  const line = seen.record.lines.find(({ text }) => text.startsWith('Received response')) ?? seen.record.lines.at(-1);
  return {
    standing: standings[seen.observation.relation],
    evidence: {
      label: 'Execution log',
      pointer: `observation:${seen.observation.id}`,
      within: `line ${(line?.index ?? 0) + 1}`,
      observed: line?.text ?? '',
    },
  };
};

/** For a proxy function `integration.status` is what the function answered. */
const tellsBackendStatus = ({ record }: SeenAccess): boolean => {
  const status = record['status'];
  const backend = record['integration.status'];
  return (
    status !== undefined && Number(status) >= 400 && backend === status && record['error.responseType'] === undefined
  );
};

const fromAccess = (
  context: CheckContext,
): { readonly standing: Standing; readonly evidence: Evidence } | undefined => {
  const seen = seenLogs(context.world).accesses.find(
    (access) =>
      tellsBackendStatus(access) &&
      isAboutRequest(context, {
        status: Number(access.record['status']),
        httpMethod: access.record['httpMethod'],
        resourcePath: access.record['resourcePath'],
      }),
  );
  if (!seen) return undefined;
  return {
    standing: standings[seen.observation.relation],
    evidence: {
      label: 'Access log',
      pointer: `observation:${seen.observation.id}`,
      within: `line ${seen.index + 1}`,
      observed: `status ${seen.record['status']}, integration status ${seen.record['integration.status']}`,
    },
  };
};

/** A log line that shows that the backend itself gave the status that was seen. */
export const findBackendInLogs = (
  context: CheckContext,
): { readonly standing: Standing; readonly evidence: Evidence } | undefined =>
  context.world.seen.isEmpty ? undefined : (fromExecution(context) ?? fromAccess(context));
