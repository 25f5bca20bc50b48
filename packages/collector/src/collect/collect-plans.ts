import type { UsagePlan } from '@gatescope/shared';
import { notAsked } from '@gatescope/shared';
import { getApiKeys } from '../reads/api-gateway/get-api-keys.ts';
import { getUsagePlanKeys } from '../reads/api-gateway/get-usage-plan-keys.ts';
import { getUsagePlans } from '../reads/api-gateway/get-usage-plans.ts';
import type { Trip } from './trip.ts';

/** Usage plans, the keys of those that hold a stage of this API, and the account's API keys. */
export const collectPlans = async ({ home, facts }: Trip, apiId: string): Promise<void> => {
  const readPlans = async (): Promise<void> => {
    facts.usagePlans = await home.ask(getUsagePlans, {});
    if (facts.usagePlans.state !== 'present') return;
    const ids = facts.usagePlans.value.filter(holds(apiId)).map(({ id }) => id);
    const keys = await Promise.all(ids.map((usagePlanId) => home.ask(getUsagePlanKeys, { usagePlanId })));
    for (const [index, id] of ids.entries()) facts.usagePlanKeys[id] = keys[index] ?? notAsked;
  };
  const readKeys = async (): Promise<void> => {
    facts.apiKeys = await home.ask(getApiKeys, {});
  };
  await Promise.all([readPlans(), readKeys()]);
};

const holds =
  (apiId: string) =>
  ({ apiStages }: UsagePlan): boolean =>
    apiStages?.some((stage) => stage.apiId === apiId) ?? false;
