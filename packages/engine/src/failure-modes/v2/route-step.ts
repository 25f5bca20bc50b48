import type { Evidence, PatchOperation } from '@gatescope/shared';
import type { V2Step } from '../../gates/journey.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';

/** The trace that a finding speaks of: that of its stop, else the call's own. */
export const traceOf = ({ main }: CheckContext, at: Stop | undefined): SimulatedTrace | undefined =>
  at?.simulated ?? main;

/** What the gates of an HTTP or WebSocket API learnt on the way. */
export const stepOf = (context: CheckContext, at?: Stop): V2Step | undefined => traceOf(context, at)?.journey.v2;

/** `GET /orders`, `$default`, `$connect`: the route as its key names it. */
export const routeName = (context: CheckContext, at?: Stop): string => {
  const step = stepOf(context, at);
  if (step?.call === 'management') return '@connections';
  return step?.route?.routeKey ?? 'the route';
};

/** Into the snapshot, to the route that was matched; the trace where there is none. */
export const routePointer = (context: CheckContext, at?: Stop): string =>
  stepOf(context, at)?.route?.pointer ?? 'trace:route';

/** The stage's name; empty before one is selected. */
export const stageNameOf = (context: CheckContext, at?: Stop): string =>
  stepOf(context, at)?.view.stage.StageName ?? '';

/**
 * The operations, with a deployment behind them where the stage does not deploy every edit by itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export const withDeployment = (
  context: CheckContext,
  operations: readonly PatchOperation[],
  at?: Stop,
): PatchOperation[] => {
  const view = stepOf(context, at)?.view;
  if (!view || view.isAutoDeployed || operations.length === 0) return [...operations];
  return [...operations, { op: 'deploy', stage: view.stage.StageName }];
};

/** What was seen, as evidence. */
export const seenEvidence = ({ world }: CheckContext): Evidence[] => {
  const { status, message, console } = world.seen;
  if (console !== undefined) return [{ label: "The browser's line", pointer: 'complaint:console', observed: console }];
  if (status === undefined && message === undefined) return [];
  const observed = [status, message].filter((part) => part !== undefined).join(' ');
  return [{ label: 'Seen', pointer: status === undefined ? 'complaint:body' : 'complaint:status', observed }];
};
