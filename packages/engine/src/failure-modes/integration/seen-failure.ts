import type { Evidence } from '@gatescope/shared';
import type { FailureKind } from '../../logs/execution-failure.ts';
import { classifyFailure, readExecutionFailure } from '../../logs/execution-failure.ts';
import type { SeenAccess, SeenExecution } from '../../logs/seen-logs.ts';
import { seenLogs } from '../../logs/seen-logs.ts';
import type { CheckContext, Standing } from '../failure-mode.ts';

/** A failure that a log line tells of this request, or of one like it. */
export interface SeenFailure {
  readonly kind: FailureKind;
  readonly text: string;
  readonly standing: Standing;
  readonly evidence: Evidence;
}

const standings: Record<'this-request' | 'same-route' | 'ambient', Standing> = {
  'this-request': 'observed',
  'same-route': 'specific',
  ambient: 'possible',
};

/** Whether a logged request can be the one in question: same final status, same method, same resource. */
export const isAboutRequest = (
  { world, main }: CheckContext,
  logged: {
    readonly status?: number | undefined;
    readonly httpMethod?: string | undefined;
    readonly resourcePath?: string | undefined;
  },
): boolean => {
  const { seen, request } = world;
  if (seen.status !== undefined && logged.status !== undefined && seen.status !== logged.status) return false;
  if (logged.httpMethod !== undefined && request && logged.httpMethod !== request.method) return false;
  const path = main?.journey.route?.method.path;
  return path === undefined || logged.resourcePath === undefined || logged.resourcePath === path;
};

const fromExecution = (context: CheckContext, { observation, record }: SeenExecution): SeenFailure[] => {
  const failure = readExecutionFailure(record);
  if (!failure || !isAboutRequest(context, record)) return [];
  const evidence = {
    label: 'Execution log',
    pointer: `observation:${observation.id}`,
    within: `line ${failure.line.index + 1}`,
    observed: failure.line.text,
  };
  return [{ kind: failure.kind, text: failure.line.text, standing: standings[observation.relation], evidence }];
};

const byType: Readonly<Record<string, FailureKind>> = {
  INTEGRATION_TIMEOUT: 'timeout',
  UNSUPPORTED_MEDIA_TYPE: 'media-type',
};

const fromAccess = (context: CheckContext, { observation, record, index }: SeenAccess): SeenFailure[] => {
  const status = record['status'] === undefined ? undefined : Number(record['status']);
  if (!isAboutRequest(context, { status, httpMethod: record['httpMethod'], resourcePath: record['resourcePath'] }))
    return [];
  const texts = [
    record['integration.error'],
    record['integrationErrorMessage'],
    record['error.message'],
    record['error.messageString'],
  ].filter((text) => text !== undefined);
  const text = texts.find((candidate) => classifyFailure(candidate) !== undefined);
  const kind = text === undefined ? byType[record['error.responseType'] ?? ''] : classifyFailure(text);
  const observed = text ?? record['error.responseType'] ?? '';
  if (!kind) return [];
  const evidence = {
    label: 'Access log',
    pointer: `observation:${observation.id}`,
    within: `line ${index + 1}`,
    observed,
  };
  return [{ kind, text: observed, standing: standings[observation.relation], evidence }];
};

const failureTexts =
  /^(?:internal server error|endpoint request timed out|network error communicating|service unavailable|unsupported media type)/i;

/** Whether what was seen is what API Gateway answers when an integration fails. */
const isFailureSeen = ({ seen }: CheckContext['world']): boolean =>
  seen.status === undefined ? failureTexts.test(seen.message?.trim() ?? '') : seen.status >= 500 || seen.status === 415;

/**
 * Lines that name no route may be of another call. Where all of them tell one kind of failure, and such a failure was
 * seen, they are hardly so.
 */
const withAgreement = (context: CheckContext, failures: readonly SeenFailure[]): readonly SeenFailure[] => {
  const kinds = new Set(failures.map(({ kind }) => kind));
  if (kinds.size !== 1 || !isFailureSeen(context.world)) return failures;
  return failures.map((failure) => (failure.standing === 'possible' ? { ...failure, standing: 'specific' } : failure));
};

const order: readonly Standing[] = ['observed', 'specific', 'possible'];

/** What the logs tell of a failing integration; execution logs say more than access logs, nearer observations come first. */
export const seenFailures = (context: CheckContext): SeenFailure[] => {
  if (context.world.seen.isEmpty && !context.world.observations.some(({ relation }) => relation === 'this-request'))
    return [];
  const { executions, accesses } = seenLogs(context.world);
  const all = [
    ...executions.flatMap((execution) => fromExecution(context, execution)),
    ...accesses.flatMap((access) => fromAccess(context, access)),
  ];
  return withAgreement(context, all).toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
};

/** The best logged failure of one of these kinds. */
export const findSeenFailure = (context: CheckContext, kinds: readonly FailureKind[]): SeenFailure | undefined =>
  seenFailures(context).find(({ kind }) => kinds.includes(kind));
