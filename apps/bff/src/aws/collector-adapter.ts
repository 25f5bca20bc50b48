import type { Collected as AwsCollected, Collector } from '@gatescope/collector';
import type { ConfiguredTarget } from '../config/targets-file.ts';
import { toProblem } from '../http/problem-error.ts';
import type { Collected, CollectorPort, TargetIdentity } from '../ports.ts';
import { toAwsCall } from './call-to-contract.ts';
import { findDomainAt } from './find-domain.ts';
import { asProblem, listPlaces, notConfigured, toListing, type Place } from './list-places.ts';
import { permissionPartsOf } from './permission-parts.ts';
import { toProblemError } from './to-problem-error.ts';

/** What of the collector is used here. */
export type AwsDoor = Pick<
  Collector,
  'identity' | 'listApis' | 'collect' | 'collectDomain' | 'findLogGroup' | 'searchLogGroup' | 'timeline'
>;

interface RolePlace {
  readonly accountId: string;
  readonly roleArn: string;
  readonly region: string | undefined;
}

/** Whether a role can be taken on shows in the lists that are read (and kept) anyway. */
const tryRole = async (
  collector: AwsDoor,
  { accountId, roleArn, region }: RolePlace,
  signal: AbortSignal,
): Promise<Pick<TargetIdentity, 'identity' | 'problem'>> => {
  try {
    const listed = await collector.listApis({ accountId, region, signal });
    const problem = listed.flatMap((list) => toListing(list).problems)[0]?.problem;
    return problem === undefined ? { identity: { accountId, arn: roleArn } } : { problem };
  } catch (error) {
    return { problem: toProblem(asProblem(error)) };
  }
};

/** Brings the collector to the BFF. `now` dates a list that has no age of its own. */
export const adaptCollector = (
  collector: AwsDoor,
  targets: readonly ConfiguredTarget[],
  now: () => Date,
): CollectorPort => {
  const places: readonly Place[] = targets.flatMap(({ accountId, regions }) =>
    regions.map((region) => ({ accountId, region })),
  );
  // The account of the process's own credentials is known once AWS has told it.
  let ownAccountId = targets.find(({ roleArn }) => roleArn === undefined)?.accountId;
  const collected = new WeakMap<Collected, AwsCollected>();

  const identify = async (target: ConfiguredTarget, signal: AbortSignal): Promise<TargetIdentity> => {
    const { accountId, name, roleArn, regions } = target;
    const said = {
      regions,
      ...(accountId ? { accountId } : {}),
      ...(name ? { name } : {}),
      ...(roleArn ? { roleArn } : {}),
    };
    if (roleArn !== undefined && accountId !== undefined)
      return { ...said, ...(await tryRole(collector, { accountId, roleArn, region: regions[0] }, signal)) };
    try {
      const identity = await collector.identity(signal);
      ownAccountId = identity.accountId;
      return { ...said, accountId: identity.accountId, identity: { accountId: identity.accountId, arn: identity.arn } };
    } catch (error) {
      return { ...said, problem: toProblem(asProblem(error)) };
    }
  };

  const accountIdsOf = (): string[] => {
    const ids = targets.map(({ accountId, roleArn }) =>
      roleArn === undefined ? (ownAccountId ?? accountId) : accountId,
    );
    return ids.flatMap((id) => (id === undefined ? [] : [id]));
  };

  /** Whether a place is what was asked for; as long as nobody knows whose the own account is, it may be any. */
  const isMeant = (
    place: Place,
    { accountId, region }: { readonly accountId?: string | undefined; readonly region?: string | undefined },
  ): boolean =>
    (region === undefined || place.region === region) &&
    (accountId === undefined || (place.accountId ?? ownAccountId ?? accountId) === accountId);

  return {
    get accountIds() {
      return accountIdsOf();
    },

    regions: [...new Set(places.map(({ region }) => region))],

    listApis: async ({ accountId, region, fresh, signal }) => {
      const asked = places.filter((place) => isMeant(place, { accountId, region }));
      if (asked.length === 0) throw notConfigured(places, { accountId, region });
      return listPlaces(collector, asked, { fresh, signal, now });
    },

    collect: async (target, { request, complaint, wanted, previous, depth, fresh, signal }) => {
      if (!places.some((place) => isMeant(place, target))) throw notConfigured(places, target);
      const before = previous === undefined ? undefined : collected.get(previous);
      const brought = await collector
        .collect(target, { request, complaint, wanted, previous: before, depth, fresh, signal })
        .catch((error: unknown) => {
          throw toProblemError(error);
        });
      const result: Collected = { ...brought, calls: brought.calls.map(toAwsCall) };
      collected.set(result, brought);
      return result;
    },

    findDomain: async (host, signal) => {
      const found = await Promise.allSettled(places.map((place) => findDomainAt(collector, place, host, signal)));
      const routes = found.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
      if (routes.length > 0) return routes.flat();
      // "Nobody has it" may only be said when everybody could be asked.
      for (const result of found) if (result.status === 'rejected') throw toProblemError(result.reason);
      return undefined;
    },

    timeline: async (place, about, signal) =>
      collector.timeline(place, about, { signal }).catch((error: unknown) => {
        throw toProblemError(error);
      }),

    findLogGroup: async (place, signal) =>
      collector.findLogGroup(place, { signal }).catch((error: unknown) => {
        throw toProblemError(error);
      }),

    async *searchLogs(place, search, signal) {
      try {
        yield* collector.searchLogGroup(place, search, { signal });
      } catch (error) {
        throw signal.aborted ? error : toProblemError(error);
      }
    },

    identities: (signal) => Promise.all(targets.map((target) => identify(target, signal))),
    permissionParts: () => permissionPartsOf(targets, accountIdsOf()),
  };
};
