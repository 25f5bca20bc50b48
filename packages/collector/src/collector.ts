import { type Fact, hidden, notAsked } from '@gatescope/shared';
import { type Accounts, createAccounts } from './accounts.ts';
import type { TargetAccount } from './aws/role-credentials.ts';
import type { Credentials } from './aws/service-clients.ts';
import type { CallRecord } from './call-record.ts';
import { collectDomain, type DomainFacts } from './collect/collect-domain.ts';
import { collectSnapshot } from './collect/collect-snapshot.ts';
import { emptyAccountFacts } from './collect/empty-facts.ts';
import { createSite } from './collect/site.ts';
import type { Collected, CollectOptions, CollectTarget } from './collected.ts';
import { CollectorError } from './collector-error.ts';
import type { Door, Visit } from './door.ts';
import { type HostRoleOptions, hostRolePolicy, type PolicyDocument } from './host-role-policy.ts';
import { type ListedApis, listApisAt } from './list-apis.ts';
import { systemTimekeeper } from './quota/timekeeper.ts';
import type { Identity } from './reads/sts/get-caller-identity.ts';
import type { ReadAccessLine } from './observe/line-facts.ts';
import { type LogSearch, type LogSearchStep, searchLogGroup } from './observe/search-log-group.ts';
import { type Changes, changesBetween } from './observe/search-changes.ts';
import { type MeteredApi, metricsBetween } from './observe/search-metrics.ts';
import type { MetricSeries } from './reads/cloudwatch/get-metric-data.ts';
import { describeLogGroups, type LogGroupFacts } from './reads/logs/describe-log-groups.ts';
import { duringVisit, steppingVisit, type VisitOptions } from './visit.ts';

/** What a collector is made with. */
export interface CollectorOptions {
  /** The Regions of the console's own account. */
  readonly regions: readonly string[];
  /** Further accounts, each through a role of its own. */
  readonly targets?: readonly TargetAccount[];
  /** The SDK's default chain (host role included) when absent. */
  readonly credentials?: Credentials;
  readonly clock?: () => Date;
  /** Share of AWS's quotas that the collector allows itself; half of them when absent. */
  readonly quotaShare?: number;
  /** Hears of every management call. */
  readonly onCall?: (record: CallRecord) => void;
  readonly requestTimeoutMs?: number;
  /** How long the answers about one API are reused where nothing fresh is asked for; five seconds when absent, 0 for never. */
  readonly reuseMs?: number;
  /** Reads access log lines by the stage's own format; without it, lines are read by usual names of fields. */
  readonly readAccessLine?: ReadAccessLine;
}

/** Which accounts and Regions to list; all configured ones when absent. */
export interface ListOptions extends VisitOptions {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
}

/** The only door to AWS's management APIs. It reads; it never changes anything. */
export interface Collector {
  /** Whose credentials these are. */
  readonly identity: (signal?: AbortSignal) => Promise<Identity>;
  /** The APIs of every configured account and Region. One that cannot be read is hidden; the others still answer. */
  readonly listApis: (options?: ListOptions) => Promise<ListedApis[]>;
  /** What an account and Region say about the custom domain names behind a host; the place defaults as in `collect`. */
  readonly collectDomain: (
    place: { readonly accountId?: string | undefined; readonly region: string; readonly host: string },
    options?: VisitOptions,
  ) => Promise<DomainFacts & { readonly accountId: string; readonly region: string }>;
  /** One API's facts and what was seen of it. Throws a CollectorError when it cannot be done at all. */
  readonly collect: (target: CollectTarget, options?: CollectOptions) => Promise<Collected>;
  /** What was measured of a stage, and edited on its API, in a stretch of time. Times in milliseconds since 1970. */
  readonly timeline: (
    place: { readonly accountId?: string | undefined; readonly region: string },
    about: MeteredApi & {
      readonly stage: string;
      readonly startTime: number;
      readonly endTime: number;
      readonly periodSeconds: number;
      /** Ids of what stands around the API: edits of these count too. */
      readonly around?: readonly string[] | undefined;
      /** `metrics`: no edits are asked for; they are then `not-asked`. */
      readonly only?: 'metrics' | undefined;
    },
    options?: VisitOptions,
  ) => Promise<{
    readonly metrics: Fact<MetricSeries[]>;
    readonly changes: Fact<Changes>;
  }>;
  /** The log group of a name: `[]` when there is none. */
  readonly findLogGroup: (
    place: { readonly accountId?: string | undefined; readonly region: string; readonly name: string },
    options?: VisitOptions,
  ) => Promise<Fact<LogGroupFacts[]>>;
  /** Searches a log group, oldest lines first, page by page. Throws a LogSearchError when AWS refuses. */
  readonly searchLogGroup: (
    place: { readonly accountId?: string | undefined; readonly region: string },
    search: LogSearch,
    options?: VisitOptions,
  ) => AsyncGenerator<LogSearchStep>;
  /** Credentials of an account's role, for signing a request to an API of it. Never to be kept or shown. */
  readonly credentials: (place: {
    readonly accountId?: string | undefined;
    readonly region: string;
  }) => ReturnType<Door['credentials']>;
  /** The policy that the console's host role needs. */
  readonly hostRolePolicy: (options?: HostRoleOptions) => PolicyDocument;
  /** Age in milliseconds of the oldest answer that would be reused for an account and Region; undefined when there is none. */
  readonly cacheAge: (place: { readonly accountId?: string; readonly region: string }) => number | undefined;
  readonly close: () => void;
}

const defaultRequestTimeoutMs = 10_000;
const defaultReuseMs = 5_000;

/** Makes a collector. Nothing is asked before the first call of its functions. */
export const createCollector = (options: CollectorOptions): Collector => {
  const { onCall } = options;
  const time = systemTimekeeper(options.clock ?? (() => new Date()));
  const accounts = createAccounts({
    targets: options.targets ?? [],
    ownRegions: options.regions,
    time,
    quotaShare: options.quotaShare ?? 0.5,
    requestTimeoutMs: options.requestTimeoutMs ?? defaultRequestTimeoutMs,
    reuseMs: options.reuseMs ?? defaultReuseMs,
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
  });
  return {
    identity: (signal) => duringVisit({ signal, onCall }, (visit) => accounts.identify(visit, firstRegion(options))),
    listApis: (asked = {}) =>
      duringVisit({ ...asked, onCall }, (visit) => listApis({ accounts, visit, options, asked })),
    collect: (target, asked = {}) =>
      duringVisit({ ...asked, onCall }, async (visit, calls) => {
        const collected = await collectSnapshot({
          accounts,
          visit,
          target,
          asked,
          now: time.now,
          readAccessLine: options.readAccessLine,
        });
        const { accountId } = collected.snapshot.target;
        // Calls that went out before AWS had said whose credentials these are.
        const named = calls.map((call) => (call.accountId === '' ? { ...call, accountId } : call));
        return { ...collected, calls: [...(asked.previous?.calls ?? []), ...named] };
      }),
    collectDomain: ({ host, ...place }, asked = {}) =>
      duringVisit({ ...asked, onCall }, async (visit) => {
        const trip = accounts.tripTo(visit, createSite(accounts.door(place), visit), emptyAccountFacts());
        const [accountId, facts] = await Promise.all([accounts.accountOf(visit, place), collectDomain(trip, host)]);
        return { ...facts, accountId, region: place.region };
      }),
    timeline: (place, { kind, apiId, name, only, around, ...about }, asked = {}) =>
      duringVisit({ ...asked, onCall }, async (visit) => {
        await accounts.accountOf(visit, place);
        const site = createSite(accounts.door(place), visit);
        const [metrics, changes] = await Promise.all([
          metricsBetween(site, { kind, apiId, name }, about),
          only === 'metrics' ? notAsked : changesBetween(site, { apiId, around, ...about }),
        ]);
        return { metrics, changes };
      }),
    findLogGroup: ({ name, ...place }, asked = {}) =>
      duringVisit({ ...asked, onCall }, async (visit) => {
        await accounts.accountOf(visit, place);
        return createSite(accounts.door(place), visit).ask(describeLogGroups, { logGroupName: name });
      }),
    searchLogGroup: (place, search, asked = {}) =>
      steppingVisit({ ...asked, onCall }, async function* steps(visit) {
        await accounts.accountOf(visit, place);
        yield* searchLogGroup(createSite(accounts.door(place), visit), search);
      }),
    credentials: (place) => accounts.door(place).credentials(),
    hostRolePolicy,
    cacheAge: (place) => {
      const [oldest] = accounts.sharedReadTimes(place);
      return oldest === undefined ? undefined : time.now() - oldest;
    },
    close: accounts.close,
  };
};

const firstRegion = ({ regions }: CollectorOptions): string => regions[0] ?? 'us-east-1';

const listApis = async (parts: {
  readonly accounts: Accounts;
  readonly visit: Visit;
  readonly options: CollectorOptions;
  readonly asked: ListOptions;
}): Promise<ListedApis[]> => {
  const { accounts, visit, options, asked } = parts;
  const own = (await accounts.identify(visit, asked.region ?? firstRegion(options))).accountId;
  const places = [
    ...options.regions.map((region) => ({ accountId: own, region })),
    ...(options.targets ?? []).flatMap(({ accountId, regions }) => regions.map((region) => ({ accountId, region }))),
  ];
  const distinct = [...new Map(places.map((place) => [`${place.accountId} ${place.region}`, place])).values()];
  const wanted = distinct.filter(
    ({ accountId, region }) => accountId === (asked.accountId ?? accountId) && region === (asked.region ?? region),
  );
  // A Region that was named need not be one of those that are shown by default.
  if (wanted.length === 0 && asked.region !== undefined) {
    wanted.push({ accountId: asked.accountId ?? own, region: asked.region });
  }
  return Promise.all(
    wanted.map(async (place): Promise<ListedApis> => {
      try {
        return await listApisAt(createSite(accounts.door(place), visit), place.accountId);
      } catch (error) {
        if (!(error instanceof CollectorError)) throw error;
        if (error.code === 'access-denied') {
          return { ...place, apis: hidden('denied', accounts.assumePermission(place.accountId), error.message) };
        }
        // These credentials were accepted a moment ago; a Region that refuses them is one that is not enabled.
        if (error.code !== 'invalid-credentials') throw error;
        return { ...place, apis: hidden('failed', undefined, error.message) };
      }
    }),
  );
};
