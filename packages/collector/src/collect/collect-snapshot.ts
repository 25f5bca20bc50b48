import { type AccountFacts, type Request, snapshotFormat } from '@gatescope/shared';
import type { Accounts } from '../accounts.ts';
import type { Collected, CollectOptions, CollectTarget } from '../collected.ts';
import type { Visit } from '../door.ts';
import type { ReadAccessLine } from '../observe/line-facts.ts';
import { observe } from '../observe/observe.ts';
import { collectApi } from './collect-api.ts';
import { collectCallers } from './collect-callers.ts';
import { collectWanted } from './collect-wanted.ts';
import { emptyAccountFacts } from './empty-facts.ts';
import { createSite } from './site.ts';
import type { Trip } from './trip.ts';

type Collection = Omit<Collected, 'calls'>;

interface Parts {
  readonly accounts: Accounts;
  readonly visit: Visit;
  readonly target: CollectTarget;
  readonly asked: CollectOptions;
  readonly now: () => number;
  readonly readAccessLine?: ReadAccessLine | undefined;
}

/** Collects one API: the base when nothing was collected before, then what is wanted. */
export const collectSnapshot = async (parts: Parts): Promise<Collection> => {
  const { previous, wanted = [] } = parts.asked;
  const base =
    previous ?? (await collectBase({ ...parts, asked: { ...parts.asked, request: askedRequest(parts.asked) } }));
  return wanted.length === 0 ? base : addWanted(parts, base);
};

// A complaint about a management call says by itself that there is no request.
const askedRequest = ({ request, complaint }: CollectOptions): Request | null | undefined =>
  request === undefined && (complaint?.kind === 'setup-failed' || complaint?.managementCall) ? null : request;

const collectBase = async (parts: Parts): Promise<Collection> => {
  const { accounts, visit, target, asked, now, readAccessLine } = parts;
  const trip = tripTo(parts, target.accountId, emptyAccountFacts());
  const [accountId, base] = await Promise.all([
    accounts.accountOf(visit, target),
    collectApi(trip, {
      apiId: target.apiId,
      request: asked.request,
      depth: asked.depth,
      observe: (known) =>
        observe(trip.home, {
          ...asked,
          ...known,
          apiId: target.apiId,
          now: now(),
          readAccessLine,
          around: known.network.then(() => endpointParts(trip.facts)),
        }),
      callers: (known) => collectCallers({ accounts, visit, target, request: asked.request, facts: trip.facts, known }),
    }),
  ]);
  const { otherAccounts } = base;
  return {
    snapshot: {
      format: snapshotFormat,
      takenAt: new Date(now()).toISOString(),
      target: { accountId, region: target.region, apiId: target.apiId, kind: base.api.kind },
      api: base.api,
      account: base.account,
      ...(Object.keys(otherAccounts).length === 0 ? {} : { otherAccounts }),
    },
    observations: base.observations,
  };
};

const addWanted = async (parts: Parts, { snapshot, observations }: Collection): Promise<Collection> => {
  const { accounts, visit, target, asked, now } = parts;
  // A collection that was handed out before stays as it was.
  const grown = structuredClone(snapshot);
  const otherAccounts = grown.otherAccounts ?? {};
  const otherApis = grown.otherApis ?? {};
  await collectWanted(
    {
      trip: tripTo(parts, grown.target.accountId, grown.account),
      apiId: grown.target.apiId,
      api: grown.api,
      otherApis,
      otherTrip: async (accountId) => {
        if (!(await accounts.canRead(visit, { accountId, region: target.region }))) return undefined;
        otherAccounts[accountId] ??= emptyAccountFacts();
        return accounts.sideTrip(visit, { accountId, region: target.region }, otherAccounts[accountId]);
      },
    },
    asked.wanted ?? [],
  );
  const more = {
    ...(Object.keys(otherAccounts).length === 0 ? {} : { otherAccounts }),
    ...(Object.keys(otherApis).length === 0 ? {} : { otherApis }),
  };
  return { snapshot: { ...grown, ...more, takenAt: new Date(now()).toISOString() }, observations };
};

const tripTo = ({ accounts, visit, target }: Parts, accountId: string | undefined, facts: AccountFacts): Trip =>
  accounts.tripTo(visit, createSite(accounts.door({ accountId, region: target.region }), visit), facts);

/** The endpoints and their security groups: edits of these matter too. */
const endpointParts = ({ vpcEndpoints }: AccountFacts): string[] =>
  (vpcEndpoints.state === 'present' ? vpcEndpoints.value : []).flatMap(({ VpcEndpointId, Groups }) => [
    VpcEndpointId,
    ...(Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  ]);
