import type { Snapshot, UsagePlan } from '@gatescope/shared';
import { itemsOf, valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { keysTexts } from '../texts/keys-texts.ts';

/** How keys reach methods: methods that ask, the plans of the stage, the keys of the plans. */
export interface KeyChain {
  readonly methods: readonly { readonly id: string; readonly saved: boolean; readonly deployed: boolean | undefined }[];
  readonly plans: readonly PlanLink[];
}

/** A usage plan that holds the stage. */
export interface PlanLink {
  readonly id: string;
  readonly name: string;
  readonly limits: readonly string[];
  /** Undefined where they could not be read. */
  readonly keys: readonly KeyLink[] | undefined;
  readonly raw: unknown;
}

/** A key of a plan. Its value is never known here. */
export interface KeyLink {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean | undefined;
  /** As AWS lists it, without its value. */
  readonly raw: unknown;
}

const limitsOf = (plan: UsagePlan): string[] => [
  ...(plan.throttle ? [keysTexts.throttle(plan.throttle.rateLimit, plan.throttle.burstLimit)] : []),
  ...(plan.quota?.limit === undefined ? [] : [keysTexts.quota(plan.quota.limit, plan.quota.period)]),
];

const keysOf = ({ account }: Snapshot, plan: UsagePlan): PlanLink['keys'] => {
  const keys = valueOf(account.usagePlanKeys[plan.id]);
  const all = itemsOf(account.apiKeys);
  return keys?.map((link) => {
    const key = all.find(({ id }) => id === link.id);
    return { id: link.id, name: link.name ?? link.id, enabled: key?.enabled, raw: key ?? link };
  });
};

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
      })),
    plans: itemsOf(snapshot.account.usagePlans)
      .filter(({ apiStages }) => apiStages?.some((entry) => entry.apiId === apiId && entry.stage === stage))
      .map((plan) => ({
        id: plan.id,
        name: plan.name ?? plan.id,
        limits: limitsOf(plan),
        keys: keysOf(snapshot, plan),
        raw: plan,
      })),
  };
};
