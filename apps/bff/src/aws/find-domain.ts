import {
  toPointer,
  toRequest,
  type AccountFacts,
  type ApiMapping,
  type BasePathMapping,
  type DomainName,
  type Fact,
  type RoutingRule,
  type Snapshot,
} from '@gatescope/shared';
import type { DomainRoute } from '../ports.ts';
import type { AwsDoor } from './collector-adapter.ts';
import { hiddenToProblem } from './hidden-to-problem.ts';

/** An account and Region in which a domain may be. */
export interface DomainPlace {
  readonly accountId: string | undefined;
  readonly region: string;
}

/** A wildcard covers one label. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html */
const covers = (domainName: string, host: string): boolean => {
  const name = domainName.toLowerCase();
  return name === host || (name.startsWith('*.') && host.split('.').slice(1).join('.') === name.slice(2));
};

/** The names under which a domain answers: its own, and the one that DNS should point to. */
const namesOf = ({ domainName, regionalDomainName, distributionDomainName }: DomainName): readonly string[] =>
  [domainName, regionalDomainName, distributionDomainName].flatMap((name) => (name === undefined ? [] : [name]));

const keyOf = ({ domainName, domainNameId }: DomainName): string =>
  domainNameId === undefined ? domainName : `${domainName}+${domainNameId}`;

const trim = (basePath: string | undefined): string => {
  const path = (basePath ?? '').replace(/^\/+|\/+$/g, '');
  return path === '(none)' ? '' : path;
};

const valueOf = <T>(fact: Fact<readonly T[]> | undefined): readonly T[] =>
  fact?.state === 'present' ? fact.value : [];

type Leads = Pick<DomainRoute, 'basePath' | 'apiId'> & { readonly stage: string | undefined };

const fromBasePath = ({ basePath, restApiId, stage }: BasePathMapping): Leads[] =>
  restApiId === undefined ? [] : [{ basePath: trim(basePath), apiId: restApiId, stage }];

const fromApiMapping = ({ ApiMappingKey, ApiId, Stage }: ApiMapping): Leads[] =>
  ApiId === undefined ? [] : [{ basePath: trim(ApiMappingKey), apiId: ApiId, stage: Stage }];

const fromRule = ({ Conditions, Actions }: RoutingRule): Leads[] => {
  const paths = Conditions?.flatMap(({ MatchBasePaths }) => MatchBasePaths?.AnyOf ?? []) ?? [];
  const invoked =
    Actions?.flatMap(({ InvokeApi }) =>
      InvokeApi?.ApiId === undefined ? [] : [{ ...InvokeApi, ApiId: InvokeApi.ApiId }],
    ) ?? [];
  return invoked.flatMap(({ ApiId, Stage }) =>
    (paths.length > 0 ? paths : ['']).map((path) => ({ basePath: trim(path), apiId: ApiId, stage: Stage })),
  );
};

const leadsOf = (account: AccountFacts, domain: DomainName): Leads[] => {
  const key = keyOf(domain);
  const all = [
    ...valueOf(account.basePathMappings[key]).flatMap(fromBasePath),
    ...valueOf(account.apiMappings[domain.domainName]).flatMap(fromApiMapping),
    ...valueOf(account.routingRules[key]).flatMap(fromRule),
  ];
  // Both versions of the API list the mappings of REST APIs.
  return [...new Map(all.map((leads) => [JSON.stringify([leads.basePath, leads.apiId, leads.stage]), leads])).values()];
};

const toRoute = ({ target }: Snapshot, domain: DomainName, { basePath, apiId, stage }: Leads): DomainRoute => ({
  accountId: target.accountId,
  region: target.region,
  domainName: domain.domainName,
  basePath,
  apiId,
  ...(stage === undefined ? {} : { stage }),
});

const wantedOf = (domain: DomainName): string[] => [
  toPointer('account', 'basePathMappings', keyOf(domain)),
  ...(domain.domainNameId === undefined ? [toPointer('account', 'apiMappings', domain.domainName)] : []),
  ...(domain.routingMode === undefined || domain.routingMode === 'API_MAPPING_ONLY'
    ? []
    : [toPointer('account', 'routingRules', keyOf(domain))]),
];

const refuseIfUnread = (fact: Fact<unknown>, { target }: Snapshot): void => {
  if (fact.state !== 'hidden' || fact.cause === 'not-asked') return;
  throw hiddenToProblem(fact, `The custom domain names of account ${target.accountId} in ${target.region}`);
};

/** Both versions list custom domains; one that both have is taken from the first, which says more. */
const domainsIn = (snapshot: Snapshot, host: string): readonly DomainName[] => {
  const { domainNames, domainNamesV2 } = snapshot.account;
  const named = [
    ...valueOf(domainNames),
    ...valueOf(domainNamesV2).map(({ DomainName: domainName, RoutingMode }) => ({
      domainName,
      ...(RoutingMode === undefined ? {} : { routingMode: RoutingMode }),
    })),
  ];
  const known = [...new Map(named.toReversed().map((domain) => [keyOf(domain), domain])).values()];
  const domains = known.filter((domain) => namesOf(domain).some((name) => covers(name, host)));
  // "There is none" may only be said of lists that could be read.
  if (domains.length === 0) for (const fact of [domainNames, domainNamesV2]) refuseIfUnread(fact, snapshot);
  return domains;
};

/**
 * Where a custom domain leads in one account and Region; undefined when it has no such domain. The collector reads
 * domains as part of an API's snapshot, and every API of the place shares them: any one will do.
 */
export const findDomainAt = async (
  collector: Pick<AwsDoor, 'listApis' | 'collect'>,
  place: DomainPlace,
  host: string,
  signal: AbortSignal,
): Promise<readonly DomainRoute[] | undefined> => {
  const [listed] = await collector.listApis({ ...place, signal });
  if (listed?.apis.state === 'hidden')
    throw hiddenToProblem(listed.apis, `The APIs of account ${listed.accountId} in ${listed.region}`);
  const api = listed?.apis.state === 'present' ? listed.apis.value[0] : undefined;
  if (api === undefined) return undefined;
  const target = { accountId: api.accountId, region: api.region, apiId: api.id };
  const asked = { request: toRequest({ url: `https://${host}/` }), complaint: {}, logs: false, signal };
  const first = await collector.collect(target, asked);
  const base =
    domainsIn(first.snapshot, host).length > 0
      ? first
      : await collector.collect(target, { ...asked, previous: first, wanted: ['/account/domainNamesV2'] });
  const domains = domainsIn(base.snapshot, host);
  if (domains.length === 0) return undefined;
  const { snapshot } = await collector.collect(target, { ...asked, previous: base, wanted: domains.flatMap(wantedOf) });
  return domains.flatMap((domain) =>
    leadsOf(snapshot.account, domain).map((leads) => toRoute(snapshot, domain, leads)),
  );
};
