import type { Evidence, PatchOperation } from '@gatescope/shared';
import type { Cause } from '../../gates/integration/cause.ts';
import { readCause } from '../../gates/integration/cause.ts';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import type { Journey } from '../../gates/journey.ts';
import { isFunctionArn } from '../../gates/v2/to-integration-words.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';

/** The journey's integration. */
export type IntegrationStep = NonNullable<Journey['integration']>;

/** The request's integration on the trace that a finding speaks of. */
export const integrationOf = ({ main }: CheckContext, at?: Stop): IntegrationStep | undefined =>
  (at?.simulated ?? main)?.journey.integration;

/** What exactly stopped it. */
export const causeOf = (at: Stop | undefined): Cause | undefined => readCause(at?.result.detail['cause']);

/** A text that the gate left in its detail; empty where there is none. */
export const detailText = (at: Stop | undefined, name: string): string => {
  const value = at?.result.detail[name];
  return typeof value === 'string' ? value : '';
};

const methodOf = (simulated: SimulatedTrace | undefined): string => {
  const method = simulated?.journey.route?.method;
  return method ? `${method.verb} ${method.path}` : 'the method';
};

/** `GET /orders`, as deployed. */
export const methodName = ({ main }: CheckContext, at?: Stop): string => methodOf(at?.simulated ?? main);

/** The stage's name. */
export const stageName = ({ main }: CheckContext, at?: Stop): string =>
  (at?.simulated ?? main)?.journey.arrival?.stageName ?? '';

/** The field of the integration that a finding speaks of, as evidence. */
export const integrationEvidence = (
  context: CheckContext,
  field: string,
  words: Omit<Evidence, 'pointer'>,
  at?: Stop,
): Evidence => {
  const running = integrationOf(context, at)?.running;
  const isThere = running !== undefined && field in running.integration;
  // HTTP and WebSocket APIs call the fields otherwise, and may name a function by its ARN alone.
  const name = running?.fieldNames?.[field] ?? field;
  const saved = (at?.simulated ?? context.main)?.journey.v2?.route?.integration?.source.IntegrationUri;
  return {
    ...words,
    ...(field === 'uri' && saved && isFunctionArn(saved) ? { observed: saved } : {}),
    pointer: running ? `${running.pointer}${field && isThere ? `/${name}` : ''}` : 'trace:integration',
  };
};

/** What the complaint says, as evidence. */
export const complaintEvidence = ({ world }: CheckContext): Evidence[] => {
  const { status, message } = world.seen;
  if (status === undefined && message === undefined) return [];
  return [
    {
      label: 'Seen',
      pointer: status === undefined ? 'complaint:body' : 'complaint:status',
      observed: [status, message].filter((part) => part !== undefined).join(' '),
    },
  ];
};

/** Whether the integration gate was reached without a stop before it that explains the complaint. */
export const reachesIntegration = ({ main, stops }: CheckContext): boolean => {
  if (!main?.journey.integration) return false;
  // What the browser says comes after the reply: it explains nothing of why the reply is a failure.
  return !stops.some(
    ({ result, agreement, simulated }) =>
      simulated === main && result.reached && agreement === 'agrees' && result.gate !== 'browser',
  );
};

/** Whether a gate before the integration may have refused what was seen. */
export const isRefusedBefore = ({ main }: CheckContext): boolean =>
  main?.trace.gates.some(
    ({ gate, outcome, reached }) =>
      outcome === 'stopped' && reached && gate !== 'integration' && gate !== 'response' && gate !== 'browser',
  ) ?? false;

/** Edits of the saved method behind the request, then a deployment to its stage; empty when the method is not saved any more. */
export const editAndDeploy = (
  context: CheckContext,
  edits: readonly { readonly field: string; readonly value?: unknown }[],
  at?: Stop,
): PatchOperation[] => {
  const method = (at?.simulated ?? context.main)?.journey.route?.method;
  const pointer = method ? savedMethodPointer(context.world.snapshot, method) : undefined;
  if (!pointer || !method?.saved) return [];
  const operations = edits.map(
    ({ field, value }): PatchOperation =>
      value === undefined
        ? { op: 'remove', path: `${pointer}${field}` }
        : { op: 'set', path: `${pointer}${field}`, value },
  );
  return [...operations, { op: 'deploy', stage: stageName(context, at) }];
};

/** The function that a finding speaks of, with its qualifier; empty where the backend is none. */
export const functionArnOf = (context: CheckContext, at: Stop | undefined): string =>
  detailText(at, 'functionArn') || (integrationOf(context, at)?.functionArn ?? '');
