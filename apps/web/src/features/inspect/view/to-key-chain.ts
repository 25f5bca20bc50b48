import { type Snapshot, toPointer, type UsagePlan } from '@gatescope/shared';
import { itemsOf, valueOf } from '../../../lib/snapshot/fact-list.ts';
import { type Requirement, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { keysTexts } from '../texts/keys-texts.ts';

/** How keys reach methods: methods that ask, the plans of the stage, the keys of the plans. */
export interface KeyChain {
  readonly methods: readonly KeyMethod[];
  readonly plans: readonly PlanLink[];
}

/** A method that asks for a key, as saved or as deployed. */
export interface KeyMethod {
  readonly id: string;
  readonly saved: boolean;
  readonly deployed: boolean | undefined;
  /** Where it says so in the snapshot. */
  readonly pointer: string;
}

/** A usage plan that holds the stage. */
export interface PlanLink {
  readonly id: string;
  readonly name: string;
  readonly limits: readonly { readonly text: string; readonly pointer: string }[];
  /** Undefined where they could not be read. */
  readonly keys: readonly KeyLink[] | undefined;
  /** Where the plan stands in the snapshot. */
  readonly pointer: string;
}

/** A key of a plan. Its value is never known here. */
export interface KeyLink {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean | undefined;
  /** Where AWS's own listing of it, which holds no key value, stands in the snapshot. */
  readonly pointer: string;
}

const limitsOf = ({ throttle, quota }: UsagePlan, pointer: string): PlanLink['limits'] => [
  ...(throttle
    ? [{ text: keysTexts.throttle(throttle.rateLimit, throttle.burstLimit), pointer: `${pointer}/throttle` }]
    : []),
  ...(quota?.limit === undefined
    ? []
    : [{ text: keysTexts.quota(quota.limit, quota.period), pointer: `${pointer}/quota` }]),
];

const keysOf = ({ account }: Snapshot, plan: UsagePlan): PlanLink['keys'] => {
  const keys = valueOf(account.usagePlanKeys[plan.id]);
  const all = itemsOf(account.apiKeys);
  return keys?.map((link, index) => {
    const at = all.findIndex(({ id }) => id === link.id);
    return {
      id: link.id,
      name: link.name ?? link.id,
      enabled: all[at]?.enabled,
      pointer:
        at < 0
          ? toPointer('account', 'usagePlanKeys', plan.id, 'value', index)
          : toPointer('account', 'apiKeys', 'value', at),
    };
  });
};

const toKeyPointer = (asked: Requirement | undefined): string =>
  asked === undefined ? '' : `${asked.pointer}/${asked.fields.key}`;

/** The chain from methods to keys for a stage. */
export const toKeyChain = (snapshot: Snapshot, stage: string | undefined): KeyChain => {
  const rows = toRouteRows(snapshot, stage);
  const { apiId } = snapshot.target;
  return {
    methods: rows
      .filter(({ saved, deployed }) => saved?.key === true || deployed?.key === true)
      .map(({ id, saved, deployed, state }) => ({
        id,
        saved: saved?.key ?? false,
        deployed: state === 'unknown' ? undefined : (deployed?.key ?? false),
        pointer: toKeyPointer(saved ?? deployed),
      })),
    plans: itemsOf(snapshot.account.usagePlans)
      .map((plan, index) => ({ plan, pointer: toPointer('account', 'usagePlans', 'value', index) }))
      .filter(({ plan }) => plan.apiStages?.some((entry) => entry.apiId === apiId && entry.stage === stage))
      .map(({ plan, pointer }) => ({
        id: plan.id,
        name: plan.name ?? plan.id,
        limits: limitsOf(plan, pointer),
        keys: keysOf(snapshot, plan),
        pointer,
      })),
  };
};
