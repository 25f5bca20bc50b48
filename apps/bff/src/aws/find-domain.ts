import type { DomainFacts } from '@gatescope/collector';
import type { ApiMapping, BasePathMapping, Fact, RoutingRule } from '@gatescope/shared';
import type { DomainRoute } from '../ports.ts';
import type { AwsDoor } from './collector-adapter.ts';
import { hiddenToProblem } from './hidden-to-problem.ts';

/** An account and Region in which a domain may be. */
export interface DomainPlace {
  readonly accountId: string | undefined;
  readonly region: string;
}

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

type Mappings = Pick<DomainFacts, 'basePathMappings' | 'apiMappings' | 'routingRules'>;

const leadsOf = ({ basePathMappings, apiMappings, routingRules }: Mappings, key: string): Leads[] => {
  const all = [
    ...valueOf(basePathMappings[key]).flatMap(fromBasePath),
    ...valueOf(apiMappings[key]).flatMap(fromApiMapping),
    ...valueOf(routingRules[key]).flatMap(fromRule),
  ];
  // Both versions of the API list the mappings of REST APIs.
  return [...new Map(all.map((leads) => [JSON.stringify(leads), leads])).values()];
};

/** "There is none" may only be said of what could be read. */
const refuseIfUnread = (facts: readonly (Fact<unknown> | undefined)[], what: string): void => {
  for (const fact of facts) if (fact?.state === 'hidden') throw hiddenToProblem(fact, what);
};

/** Where a custom domain leads in one account and Region; undefined when it has no such domain. */
export const findDomainAt = async (
  collector: Pick<AwsDoor, 'collectDomain'>,
  place: DomainPlace,
  host: string,
  signal: AbortSignal,
): Promise<readonly DomainRoute[] | undefined> => {
  const facts = await collector.collectDomain({ ...place, host }, { signal });
  const { accountId, region, domainNames, domainNamesV2, basePathMappings, apiMappings, routingRules } = facts;
  const maps = [basePathMappings, apiMappings, routingRules];
  // Mappings are read only of the domains that the host means.
  const keys = [...new Set(maps.flatMap((map) => Object.keys(map)))];
  if (keys.length === 0) {
    refuseIfUnread([domainNames, domainNamesV2], `The custom domain names of account ${accountId} in ${region}`);
    return undefined;
  }
  const routes = keys.flatMap((key) =>
    leadsOf(facts, key).map(({ basePath, apiId, stage }) => ({
      accountId,
      region,
      domainName: key.split('+')[0] ?? key,
      basePath,
      apiId,
      ...(stage === undefined ? {} : { stage }),
    })),
  );
  if (routes.length === 0) {
    refuseIfUnread(
      maps.flatMap((map) => Object.values(map)),
      `The mappings of ${host}`,
    );
  }
  return routes;
};
