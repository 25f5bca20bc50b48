import type { Evidence, UsagePlan } from '@gatescope/shared';
import { resolvePointer, toPointer } from '@gatescope/shared';
import type { World } from '../../world.ts';
import type { Stop } from '../stop.ts';

/** What the API key gate left about the key, for words and fixes. */
export interface KeyDetail {
  readonly sent: string;
  readonly keyId: string | undefined;
  readonly misplaced: { readonly place: string; readonly name: string } | undefined;
  readonly stage: string;
  readonly apiId: string;
  readonly route: string;
}

const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);

/** Reads the gate's detail and the journey of a stop at the API key gate. */
export const keyDetail = ({ result, simulated }: Stop): KeyDetail => {
  const { arrival, route } = simulated.journey;
  const { sent, keyId, misplaced } = result.detail;
  return {
    sent: textOr(sent, 'not-said'),
    keyId: typeof keyId === 'string' ? keyId : undefined,
    misplaced:
      typeof misplaced === 'object' && misplaced !== null && 'name' in misplaced && 'place' in misplaced
        ? { place: String(misplaced.place), name: String(misplaced.name) }
        : undefined,
    stage: arrival?.stageName ?? '',
    apiId: arrival?.apiId ?? '',
    route: route ? `${route.method.verb} ${route.method.path}` : '',
  };
};

/** That the deployed method asks for a key. */
export const requirementEvidence = ({ snapshot }: World, { simulated }: Stop): Evidence => {
  const { route, view } = simulated.journey;
  const { verb = '', path = '' } = route?.method ?? {};
  const summary = toPointer('api', 'deployed', view?.deploymentId ?? '', 'value', 'apiSummary', path, verb);
  const pointer = resolvePointer(snapshot, summary) === undefined ? 'trace:api-key' : summary;
  return { label: `${verb} ${path} as deployed`, pointer, observed: 'apiKeyRequired: true' };
};

const shown = (headerValue: string | undefined): string =>
  headerValue === undefined ? 'no x-api-key header' : 'x-api-key';

/** What the request carried; never a key's value. */
export const sentEvidence = ({ request }: World, stop: Stop): Evidence => {
  const { sent, keyId, misplaced } = keyDetail(stop);
  if (misplaced)
    return {
      label: 'Key in a place that API Gateway does not read',
      pointer: misplaced.place === 'header' ? `request:headers.${misplaced.name}` : 'request:url',
      observed: misplaced.name,
      expected: 'x-api-key',
    };
  const words: Readonly<Record<string, string>> = {
    key: `x-api-key with the value of key ${keyId ?? ''}`,
    'unknown-key': 'x-api-key with a value that is no key of this account',
    sent: 'x-api-key, key not said',
  };
  return { label: 'Sent', pointer: 'request:apiKey', observed: words[sent] ?? shown(request?.headers['x-api-key']) };
};

/** The account's usage plans and what they hold. */
export const plansEvidence = ({ snapshot }: World, stage: string): Evidence => {
  const { usagePlans } = snapshot.account;
  const plans = usagePlans.state === 'present' ? usagePlans.value : [];
  const words = (plan: UsagePlan): string =>
    `${plan.name ?? plan.id} (${(plan.apiStages ?? []).map((held) => `${held.apiId ?? ''}/${held.stage ?? ''}`).join(', ') || 'no stage'})`;
  return {
    label: 'Usage plans',
    pointer: '/account/usagePlans',
    observed: plans.map(words).join('; ') || 'none',
    expected: `a plan that holds ${snapshot.target.apiId}/${stage}`,
  };
};

/** Index and plan of every usage plan that holds the stage. */
export const holdingPlans = (
  { snapshot }: World,
  stage: string,
): readonly { readonly index: number; readonly plan: UsagePlan }[] => {
  const { usagePlans } = snapshot.account;
  const plans = usagePlans.state === 'present' ? usagePlans.value : [];
  return plans
    .map((plan, index) => ({ index, plan }))
    .filter(({ plan }) => plan.apiStages?.some((held) => held.apiId === snapshot.target.apiId && held.stage === stage));
};

/** An enabled key that a plan of the stage holds, as far as known. */
export const usableKey = (
  world: World,
  stage: string,
): { readonly keyId: string; readonly plan: UsagePlan } | undefined => {
  const { apiKeys, usagePlanKeys } = world.snapshot.account;
  const disabled = new Set(
    apiKeys.state === 'present' ? apiKeys.value.filter(({ enabled }) => enabled === false).map(({ id }) => id) : [],
  );
  for (const { plan } of holdingPlans(world, stage)) {
    const members = usagePlanKeys[plan.id];
    const key = members?.state === 'present' ? members.value.find(({ id }) => !disabled.has(id)) : undefined;
    if (key) return { keyId: key.id, plan };
  }
  return undefined;
};
