import { toPointer } from '@gatescope/shared';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { V2Step } from '../journey.ts';
import type { Limit } from '../throttle/limits.ts';
import { toMethodSetting } from './stage-words.ts';
import { handshakeRefused, tooManyRequests } from './replies.ts';

/** A limit of a stage, with the settings that hold it. */
export interface RouteLimit extends Limit {
  readonly settings: Readonly<Record<string, unknown>>;
}

const limitAt = (where: Limit['where'], pointer: string, settings: Readonly<Record<string, unknown>>): RouteLimit[] => {
  const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = toMethodSetting(settings);
  return rate === undefined && burst === undefined ? [] : [{ where, pointer, rate, burst, settings }];
};

/** The limits of the route, else of the stage. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
const limitsOf = ({ view: { stage, stagePointer } }: V2Step, routeKey: string): RouteLimit[] => {
  const own = stage.RouteSettings?.[routeKey];
  const pointer = `${stagePointer}${toPointer('RouteSettings', routeKey)}`;
  const ofRoute = own ? limitAt('stage-method', pointer, own) : [];
  const ofStage = stage.DefaultRouteSettings
    ? limitAt('stage', `${stagePointer}/DefaultRouteSettings`, stage.DefaultRouteSettings)
    : [];
  return [...ofRoute, ...ofStage];
};

const run = ({ journey, world }: GateContext): GateAnswer => {
  const { v2 } = journey;
  const routeKey = v2?.route?.routeKey;
  if (!v2 || routeKey === undefined) return { outcome: 'skipped' };
  const limits = limitsOf(v2, routeKey);
  const [decisive] = limits;
  const detail = { limits };
  const replies = world.snapshot.target.kind === 'HTTP' ? [tooManyRequests] : [tooManyRequests, ...handshakeRefused];
  const refusal = { reason: 'throttled', replies, basis: 'live', detail: { ...detail, limit: decisive } } as const;
  // A rate of zero closes the route; a burst of zero lets through what does not overlap.
  if (decisive?.rate === 0) return { outcome: 'stopped', ...refusal };
  if (decisive?.burst === 0) return { outcome: 'unknown', ...refusal, missing: [] };
  return { outcome: 'passed', basis: 'live', detail };
};

/** The stage's limits for the route. Above zero they let a single request pass. */
export const v2ThrottleGate: Gate = { id: 'throttle', title: 'Throttle', run };
