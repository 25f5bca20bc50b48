import type { UsagePlan } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { RoutePattern } from '../route/match-route.ts';
import { methodSetting } from '../route/method-setting.ts';
import type { GateContext } from '../gate.ts';
import type { Arrival } from '../journey.ts';

/** One limit that applies to a request, in the order in which AWS applies them. */
export interface Limit {
  readonly where: 'plan-method' | 'plan' | 'stage-method' | 'stage' | 'account';
  /** The plan's id, for limits of a plan. */
  readonly planId?: string;
  /** Into the snapshot, to the object that holds the two numbers. */
  readonly pointer: string;
  /** Requests per second; undefined when not set. */
  readonly rate: number | undefined;
  readonly burst: number | undefined;
}

interface Numbers {
  readonly rateLimit?: number | undefined;
  readonly burstLimit?: number | undefined;
}

/** -1 and missing both mean that no limit of its own is set. */
const limitOf = (value: number | undefined): number | undefined =>
  value === undefined || value < 0 ? undefined : value;

const make = (place: Pick<Limit, 'where' | 'pointer' | 'planId'>, { rateLimit, burstLimit }: Numbers): Limit[] => {
  const limit = { ...place, rate: limitOf(rateLimit), burst: limitOf(burstLimit) };
  return limit.rate === undefined && limit.burst === undefined ? [] : [limit];
};

/** A method's key in a plan is `/path/VERB`; a method ANY is written so. */
const planMethodLimits = (
  plan: UsagePlan,
  index: number,
  arrival: Arrival,
  route: RoutePattern & { readonly sent: string },
): Limit[] =>
  (plan.apiStages ?? []).flatMap((held, place) => {
    if (held.apiId !== arrival.apiId || held.stage !== arrival.stageName) return [];
    const key = [`${route.path}/${route.verb}`, `${route.path}/${route.sent}`].find(
      (candidate) => held.throttle?.[candidate],
    );
    const numbers = key ? held.throttle?.[key] : undefined;
    return key && numbers
      ? make(
          {
            where: 'plan-method',
            planId: plan.id,
            pointer: toPointer('account', 'usagePlans', 'value', index, 'apiStages', place, 'throttle', key),
          },
          numbers,
        )
      : [];
  });

const stageLimits = ({ world }: GateContext, arrival: Arrival, route: RoutePattern): Limit[] => {
  const { api } = world.snapshot;
  const { stage } = arrival;
  if (!stage || api.kind !== 'REST' || api.stages.state !== 'present') return [];
  const index = api.stages.value.findIndex(({ stageName }) => stageName === stage.stageName);
  const { key, throttlingRateLimit, throttlingBurstLimit } = methodSetting(stage, route);
  if (key === undefined) return [];
  const pointer = toPointer('api', 'stages', 'value', index, 'methodSettings', key);
  return make(
    { where: key === '*/*' ? 'stage' : 'stage-method', pointer },
    { rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit },
  );
};

const accountLimits = ({ world }: GateContext): Limit[] => {
  const { apiGatewayAccount } = world.snapshot.account;
  const numbers = apiGatewayAccount.state === 'present' ? apiGatewayAccount.value.throttleSettings : undefined;
  return numbers
    ? make(
        { where: 'account', pointer: toPointer('account', 'apiGatewayAccount', 'value', 'throttleSettings') },
        numbers,
      )
    : [];
};

/**
 * The limits that apply to the request, those of the caller's plan first. The account's are listed where they happen to be
 * known. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const limitsOf = (context: GateContext, plan: UsagePlan | undefined): readonly Limit[] => {
  const { arrival, route } = context.journey;
  const { usagePlans } = context.world.snapshot.account;
  if (!arrival || !route) return [];
  const { path, verb } = route.method;
  const index = plan && usagePlans.state === 'present' ? usagePlans.value.findIndex(({ id }) => id === plan.id) : -1;
  return [
    ...(plan ? planMethodLimits(plan, index, arrival, { path, verb, sent: context.request.method }) : []),
    ...(plan?.throttle
      ? make(
          { where: 'plan', planId: plan.id, pointer: toPointer('account', 'usagePlans', 'value', index, 'throttle') },
          plan.throttle,
        )
      : []),
    ...stageLimits(context, arrival, { path, verb }),
    ...accountLimits(context),
  ];
};
