import type { Collector, ListedApis } from '@gatescope/collector';
import type { ApiSummary, ListingProblem } from '@gatescope/shared';
import { ProblemError, toProblem } from '../http/problem-error.ts';
import type { CollectorPort } from '../ports.ts';
import { hiddenToProblem } from './hidden-to-problem.ts';
import { toProblemError } from './to-problem-error.ts';

/** An account and Region; the account is open until AWS has told whose the credentials are. */
export interface Place {
  readonly accountId: string | undefined;
  readonly region: string;
}

const allKinds: ListingProblem['kinds'] = ['REST', 'HTTP', 'WEBSOCKET'];

/** Trouble of one place as data; what is not expected stays an exception. */
export const asProblem = (error: unknown): ProblemError => {
  const problem = toProblemError(error);
  if (problem instanceof ProblemError) return problem;
  throw error;
};

interface Listing {
  readonly apis: readonly ApiSummary[];
  readonly problems: readonly ListingProblem[];
  readonly readAt: readonly string[];
}

/** The list of one place, as the contract shows it. */
export const toListing = ({ accountId, region, apis }: ListedApis): Listing => {
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

/** For an account or Region that the console does not read. */
export const notConfigured = (
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

/** Lists each place on its own: one that fails takes no other with it. `now` dates a list that has no age of its own. */
export const listPlaces = async (
  collector: Pick<Collector, 'listApis'>,
  places: readonly Place[],
  options: { readonly fresh: boolean; readonly signal: AbortSignal; readonly now: () => Date },
): Promise<Awaited<ReturnType<CollectorPort['listApis']>>> => {
  const { fresh, signal, now } = options;
  const listings = await Promise.all(
    places.map(async (place) => {
      try {
        return (await collector.listApis({ ...place, fresh, signal })).map(toListing);
      } catch (error) {
        return [failedPlace(place, error)];
      }
    }),
  );
  const all = listings.flat();
  const readAt = all.flatMap((listing) => listing.readAt).sort((one, other) => one.localeCompare(other))[0];
  return {
    apis: all.flatMap(({ apis }) => apis),
    problems: all.flatMap(({ problems }) => problems),
    readAt: readAt ?? now().toISOString(),
  };
};
