import {
  type AccountFacts,
  absent,
  type Fact,
  type HttpApiFacts,
  type Observation,
  present,
  type RestApiFacts,
  type Stage,
  type StageV2,
} from '@gatescope/shared';
import { CollectorError } from '../collector-error.ts';
import type { CollectOptions } from '../collected.ts';
import { collectDomains } from './collect-domains.ts';
import { collectHttpApi } from './collect-http-api.ts';
import { collectNames } from './collect-names.ts';
import { collectNetwork } from './collect-network.ts';
import { collectPlans } from './collect-plans.ts';
import { collectRestApi } from './collect-rest-api.ts';
import { type FoundApi, findApi } from './find-api.ts';
import { getAccount } from '../reads/api-gateway/get-account.ts';
import type { Site } from './site.ts';
import type { Trip } from './trip.ts';

/** The base of every snapshot, with what was seen meanwhile. */
interface CollectedApi {
  readonly api: RestApiFacts | HttpApiFacts;
  readonly account: AccountFacts;
  readonly otherAccounts: Record<string, AccountFacts>;
  readonly observations: Observation[];
}

/** The stages of an API, of whichever kind. */
export type KnownStages = Fact<Stage[]> | Fact<StageV2[]>;

/** What is known in the course of a collection. */
export interface KnownSoon {
  readonly found: Promise<FoundApi>;
  readonly stages: Promise<KnownStages>;
  /** When the account's network facts are filled. */
  readonly network: Promise<void>;
}

/**
 * Reads what every diagnosis needs, all at once but for what waits for another answer: the API, its stages, their
 * deployments are the longest chain.
 */
export const collectApi = async (
  trip: Trip,
  parts: Pick<CollectOptions, 'request' | 'depth'> & {
    readonly apiId: string;
    readonly observe: (known: KnownSoon) => Promise<Observation[]>;
    /** The facts of other accounts that the request passes through, by account. */
    readonly callers: (known: KnownSoon) => Promise<Record<string, AccountFacts>>;
  },
): Promise<CollectedApi> => {
  const { apiId, request, depth = 'full', observe, callers } = parts;
  const stages = deferred<KnownStages>();
  const found = deferred<FoundApi>();
  const network = collectNetwork(trip, request);
  const known = { found: found.promise, stages: stages.promise, network };
  const [api, observations, otherAccounts] = await Promise.all([
    collectOwn(trip.home, apiId, { depth, onFound: found.resolve, onStages: stages.resolve }),
    observe(known),
    callers(known),
    collectSettings(trip),
    collectPlans(trip, apiId),
    collectDomains(trip, { request, kind: found.promise.then(({ kind }) => kind) }),
    network,
    collectNames(trip, { request, known }),
  ]);
  return { api, account: trip.facts, observations, otherAccounts };
};

const collectOwn = async (
  site: Site,
  apiId: string,
  parts: {
    readonly depth: 'full' | 'scan';
    readonly onFound: (found: FoundApi) => void;
    readonly onStages: (stages: KnownStages) => void;
  },
): Promise<RestApiFacts | HttpApiFacts> => {
  const found = await findApi(site, apiId);
  parts.onFound(found);
  if (found.kind === 'REST') return collectRestApi(site, apiId, { ...parts, restApi: found.restApi });
  return collectHttpApi(site, apiId, { ...parts, kind: found.kind, api: found.api });
};

/** The facts of a further API of this place, which an integration calls; `absent` where there is no such API. */
export const collectOtherApi = async (site: Site, apiId: string): Promise<Fact<RestApiFacts | HttpApiFacts>> => {
  const ignore = (): void => {};
  try {
    return present(await collectOwn(site, apiId, { depth: 'full', onFound: ignore, onStages: ignore }));
  } catch (error) {
    if (error instanceof CollectorError && error.code === 'api-not-found') return absent();
    throw error;
  }
};

const collectSettings = async ({ home, facts }: Trip): Promise<void> => {
  facts.apiGatewayAccount = await home.ask(getAccount, {});
};

// A promise that nobody resolves, because the API was not found, is simply dropped with the collection.
const deferred = <T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
};
