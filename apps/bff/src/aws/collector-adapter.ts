import type { Collected as AwsCollected, Collector, ListedApis } from '@gatescope/collector';
import type { ApiSummary, ListingProblem } from '@gatescope/shared';
import type { ConfiguredTarget } from '../config/targets-file.ts';
import { ProblemError, toProblem } from '../http/problem-error.ts';
import type { Collected, CollectorPort, TargetIdentity } from '../ports.ts';
import { toAwsCall } from './call-to-contract.ts';
import { findDomainAt } from './find-domain.ts';
import { hiddenToProblem } from './hidden-to-problem.ts';
import { permissionPartsOf } from './permission-parts.ts';
import { toProblemError } from './to-problem-error.ts';

/** The collector with its errors as problems, and each account and Region on its own. */
interface Place {
  readonly accountId: string | undefined;
  readonly region: string;
}

const allKinds: ListingProblem['kinds'] = ['REST', 'HTTP', 'WEBSOCKET'];

const rethrow = (error: unknown): never => {
  throw toProblemError(error);
};

/** Trouble of one place as data; what is not expected stays an exception. */
const asProblem = (error: unknown): ProblemError => {
  const problem = toProblemError(error);
  if (problem instanceof ProblemError) return problem;
  throw error;
};

interface Listing {
  readonly apis: readonly ApiSummary[];
  readonly problems: readonly ListingProblem[];
  readonly readAt: readonly string[];
}

const toListing = ({ accountId, region, apis }: ListedApis): Listing => {
  if (apis.state === 'hidden') {
    const problem = toProblem(hiddenToProblem(apis, `The APIs of account ${accountId} in ${region}`));
    return { apis: [], problems: [{ accountId, region, kinds: allKinds, problem }], readAt: [] };
  }
  const listed = apis.state === 'present' ? apis.value : [];
  return {
    apis: listed.map(({ readAt: _readAt, createdDate, description, ...api }) => ({
      ...api,
      ...(createdDate === undefined ? {} : { createdDate }),
      ...(description === undefined ? {} : { description }),
    })),
    problems: [],
    readAt: apis.readAt === undefined ? [] : [apis.readAt],
  };
};

const failedPlace = ({ accountId, region }: Place, error: unknown): Listing => ({
  apis: [],
  problems: [
    {
      ...(accountId === undefined ? {} : { accountId }),
      region,
      kinds: allKinds,
      problem: toProblem(asProblem(error)),
    },
  ],
  readAt: [],
});

const notConfigured = (
  places: readonly Place[],
  { accountId, region }: { readonly accountId?: string | undefined; readonly region?: string | undefined },
): ProblemError => {
  const regions = [...new Set(places.map((place) => place.region))];
  if (region !== undefined && !regions.includes(region)) {
    return new ProblemError('region-not-configured', {
      detail: `The console does not read the Region ${region}.`,
      remedy: `Add it with --regions or in the targets file. It reads: ${regions.join(', ')}.`,
      available: regions,
    });
  }
  return new ProblemError('account-not-configured', {
    detail: `The console does not read the account ${accountId ?? ''}${region === undefined ? '' : ` in ${region}`}.`,
    remedy: 'Add it to the targets file, with a role that the console may assume.',
  });
};

/** What of the collector is used here. */
export type AwsDoor = Pick<Collector, 'identity' | 'listApis' | 'collect'>;

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

  /** Whether a role can be taken on shows in the lists that are read (and kept) anyway. */
  const tryRole = async (
    {
      accountId,
      roleArn,
      region,
    }: { readonly accountId: string; readonly roleArn: string; readonly region: string | undefined },
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

  const identify = async (target: ConfiguredTarget, signal: AbortSignal): Promise<TargetIdentity> => {
    const { accountId, name, roleArn, regions } = target;
    const said = {
      regions,
      ...(accountId ? { accountId } : {}),
      ...(name ? { name } : {}),
      ...(roleArn ? { roleArn } : {}),
    };
    if (roleArn !== undefined && accountId !== undefined)
      return { ...said, ...(await tryRole({ accountId, roleArn, region: regions[0] }, signal)) };
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

  return {
    get accountIds() {
      return accountIdsOf();
    },

    listApis: async ({ accountId, region, fresh, signal }) => {
      const isAsked = (place: Place): boolean =>
        (region === undefined || place.region === region) &&
        (accountId === undefined || (place.accountId ?? ownAccountId ?? accountId) === accountId);
      const asked = places.filter(isAsked);
      if (asked.length === 0) throw notConfigured(places, { accountId, region });
      const listings = await Promise.all(
        asked.map((place) =>
          collector.listApis({ accountId: place.accountId, region: place.region, fresh, signal }).then(
            (listed) => listed.map(toListing),
            (error: unknown) => [failedPlace(place, error)],
          ),
        ),
      );
      const all = listings.flat();
      const readAt = all.flatMap((listing) => listing.readAt).sort((a, b) => a.localeCompare(b))[0];
      return {
        apis: all.flatMap(({ apis }) => apis),
        problems: all.flatMap(({ problems }) => problems),
        readAt: readAt ?? now().toISOString(),
      };
    },

    collect: async (target, { request, complaint, wanted, previous, fresh, signal }) => {
      if (!places.some(({ region }) => region === target.region)) throw notConfigured(places, target);
      const before = previous === undefined ? undefined : collected.get(previous);
      const brought = await collector
        .collect(target, { request, complaint, wanted, previous: before, fresh, signal })
        .catch(rethrow);
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

    identities: (signal) => Promise.all(targets.map((target) => identify(target, signal))),
    permissionParts: () => permissionPartsOf(targets, accountIdsOf()),
  };
};
