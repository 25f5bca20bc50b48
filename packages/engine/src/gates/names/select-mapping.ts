import type { PathPrefix } from '../journey.ts';
import { accountFactOf } from '../../facts.ts';
import { depthOf, pathBelow } from './base-path.ts';
import type { OwnDomain } from './find-domain.ts';
import type { ListReader } from './network-lists.ts';
import { uncited } from './network-lists.ts';
import { findRule } from './routing-rule.ts';

/** Where a custom domain sends a path. */
export type Mapped =
  | {
      readonly kind: 'mapped';
      readonly apiId: string | undefined;
      readonly stage: string | undefined;
      readonly path: string;
      readonly basePath: string;
      readonly prefix: PathPrefix;
    }
  /** Nothing matches; `known`: the base paths that there are. */
  | { readonly kind: 'none'; readonly known: readonly string[] }
  | { readonly kind: 'hidden' };

interface Mapping {
  readonly basePath: string;
  readonly apiId: string | undefined;
  readonly stage: string | undefined;
}

const v1Mappings = ({ facts }: ListReader, { key }: OwnDomain): Mapping[] | undefined => {
  const fact = facts.read(accountFactOf('basePathMappings', key));
  if (fact.state === 'hidden') return undefined;
  const mappings = fact.state === 'present' ? fact.value : [];
  return mappings.map(({ basePath, restApiId, stage }) => ({
    basePath: basePath === undefined || basePath === '(none)' ? '' : basePath,
    apiId: restApiId,
    stage: stage === '' ? undefined : stage,
  }));
};

const v2Mappings = ({ facts }: ListReader, { key }: OwnDomain): Mapping[] | undefined => {
  const fact = facts.read(accountFactOf('apiMappings', key));
  if (fact.state === 'hidden') return undefined;
  const mappings = fact.state === 'present' ? fact.value : [];
  return mappings.map(({ ApiId, ApiMappingKey, Stage }) => ({
    basePath: ApiMappingKey ?? '',
    apiId: ApiId,
    stage: Stage,
  }));
};

const longestMatch = (mappings: readonly Mapping[], path: string): Mapping | undefined =>
  mappings
    .filter(({ basePath }) => pathBelow(path, basePath) !== undefined)
    .sort((a, b) => depthOf(b.basePath) - depthOf(a.basePath))[0];

const toMapped = ({ basePath, apiId, stage }: Mapping, path: string): Mapped => ({
  kind: 'mapped',
  apiId,
  stage,
  basePath,
  path: pathBelow(path, basePath) ?? path,
  prefix: { text: basePath, from: 'base-path', reachesBackend: true },
});

/**
 * Base path mappings of both interfaces: only the second one lists those with several levels, and no path of one segment
 * can meet these. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
const throughMappings = (reader: ListReader, domain: OwnDomain, path: string): Mapped => {
  const isRest = reader.world.snapshot.target.kind === 'REST';
  const single = isRest ? v1Mappings(reader, domain) : [];
  if (!single) return { kind: 'hidden' };
  const seen = [...single, ...(v2Mappings(uncited(reader), domain) ?? [])];
  const found = longestMatch(seen, path);
  if (found) return toMapped(found, path);
  const maySpanLevels = !isRest || depthOf(path) > 1;
  if (maySpanLevels && v2Mappings(reader, domain) === undefined) return { kind: 'hidden' };
  return { kind: 'none', known: [...new Set(seen.map(({ basePath }) => basePath))] };
};

const throughRules = (
  reader: ListReader,
  domain: OwnDomain,
  path: string,
  headers: Readonly<Record<string, string>>,
): Mapped => {
  const keys = [domain.key, domain.name];
  const key = keys.find((candidate) => candidate in reader.world.snapshot.account.routingRules) ?? domain.name;
  const fact = reader.facts.read(accountFactOf('routingRules', key));
  if (fact.state === 'hidden') return { kind: 'hidden' };
  const match = fact.state === 'present' ? findRule(fact.value, path, headers) : undefined;
  if (!match) return { kind: 'none', known: [] };
  const { apiId, stage, basePath, isStripped } = match;
  const rest = isStripped ? (pathBelow(path, basePath) ?? path) : path;
  return {
    kind: 'mapped',
    apiId,
    stage,
    basePath,
    path: rest,
    prefix: { text: isStripped ? basePath : '', from: 'routing-rule', reachesBackend: false },
  };
};

/** Selects API and stage by a custom domain's routing rules and mappings, in the order of its routing mode. */
export const selectMapping = (
  reader: ListReader,
  domain: OwnDomain,
  path: string,
  headers: Readonly<Record<string, string>>,
): Mapped => {
  if (!domain.routingMode?.startsWith('ROUTING_RULE')) return throughMappings(reader, domain, path);
  const byRule = throughRules(reader, domain, path, headers);
  return byRule.kind === 'none' && domain.routingMode !== 'ROUTING_RULE_ONLY'
    ? throughMappings(reader, domain, path)
    : byRule;
};
