import type { AccountFacts, Fact, FactPointer, HttpApiFacts, RestApiFacts, Snapshot } from '@gatescope/shared';
import { notAsked, toPointer } from '@gatescope/shared';

/** Names one fact of a snapshot: where it stands and how to get it. */
export interface FactKey<T> {
  readonly pointer: FactPointer;
  readonly pick: (snapshot: Snapshot) => Fact<T>;
}

type ValueOf<F> = F extends { readonly state: 'present'; readonly value: infer V } ? V : never;

/** A fact of a REST API, for example `restFact('stages')`. Not asked where the API is of another kind. */
export const restFact = <K extends Exclude<keyof RestApiFacts, 'kind' | 'deployed' | 'exports'>>(
  name: K,
): FactKey<ValueOf<RestApiFacts[K]>> => ({
  pointer: toPointer('api', name),
  pick: ({ api }) => (api.kind === 'REST' ? (api[name] as Fact<ValueOf<RestApiFacts[K]>>) : notAsked),
});

/** What a deployment of a REST API holds, by its id. */
export const deployedFact = (deploymentId: string): FactKey<ValueOf<RestApiFacts['deployed'][string]>> => ({
  pointer: toPointer('api', 'deployed', deploymentId),
  pick: ({ api }) => (api.kind === 'REST' ? (api.deployed[deploymentId] ?? notAsked) : notAsked),
});

/** The exported document of a stage. */
export const exportFact = (stage: string): FactKey<Record<string, unknown>> => ({
  pointer: toPointer('api', 'exports', stage),
  pick: ({ api }) => api.exports[stage] ?? notAsked,
});

/** A fact of an HTTP or WebSocket API. */
export const httpFact = <K extends Exclude<keyof HttpApiFacts, 'kind' | 'exports'>>(
  name: K,
): FactKey<ValueOf<HttpApiFacts[K]>> => ({
  pointer: toPointer('api', name),
  pick: ({ api }) => (api.kind === 'REST' ? notAsked : (api[name] as Fact<ValueOf<HttpApiFacts[K]>>)),
});

type MapNames = {
  [K in keyof AccountFacts]: AccountFacts[K] extends Record<string, { state: string }>
    ? string extends keyof AccountFacts[K]
      ? K
      : never
    : never;
}[keyof AccountFacts];
type PlainNames = Exclude<keyof AccountFacts, MapNames>;

/** A fact of the account and Region, for example `accountFact('vpcEndpoints')`. */
export const accountFact = <K extends PlainNames>(name: K): FactKey<ValueOf<AccountFacts[K]>> => ({
  pointer: toPointer('account', name),
  pick: ({ account }) => account[name] as Fact<ValueOf<AccountFacts[K]>>,
});

/** A fact of the account that is kept by key, for example `accountFactOf('functionPolicies', arn)`. */
export const accountFactOf = <K extends MapNames>(name: K, key: string): FactKey<ValueOf<AccountFacts[K][string]>> => ({
  pointer: toPointer('account', name, key),
  pick: ({ account }) =>
    ((account[name] as Record<string, unknown>)[key] ?? notAsked) as Fact<ValueOf<AccountFacts[K][string]>>,
});
