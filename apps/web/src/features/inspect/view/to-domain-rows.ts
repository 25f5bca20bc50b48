import { type Snapshot, toPointer } from '@gatescope/shared';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';

/** A custom domain (with base path) that leads to this API. */
export interface DomainRow {
  readonly key: string;
  readonly domain: string;
  readonly basePath: string;
  readonly stage: string | undefined;
  /** Where the mapping stands in the snapshot, and in which field its path does. */
  readonly pointer: string;
  readonly pathField: string;
  readonly stageField: string;
}

const bare = (basePath: string | undefined): string =>
  basePath === undefined || basePath === '(none)' ? '' : basePath;

/** A private domain's key carries its id behind a plus. */
const domainOf = (key: string): string => key.split('+')[0] ?? key;

/** Mappings of custom domains that lead to this API. Routing rules are not read into this table. */
export const toDomainRows = ({ account, target }: Snapshot): DomainRow[] => {
  const rest = Object.entries(account.basePathMappings).flatMap(([key, fact]) =>
    (valueOf(fact) ?? [])
      .map((raw, index) => ({ ...raw, pointer: toPointer('account', 'basePathMappings', key, 'value', index) }))
      .filter(({ restApiId }) => restApiId === target.apiId)
      .map((raw) => ({
        key: `${key}/${bare(raw.basePath)}`,
        domain: domainOf(key),
        basePath: bare(raw.basePath),
        stage: raw.stage,
        pointer: raw.pointer,
        pathField: 'basePath',
        stageField: 'stage',
      })),
  );
  const v2 = Object.entries(account.apiMappings).flatMap(([key, fact]) =>
    (valueOf(fact) ?? [])
      .map((raw, index) => ({ ...raw, pointer: toPointer('account', 'apiMappings', key, 'value', index) }))
      .filter(({ ApiId }) => ApiId === target.apiId)
      .map((raw) => ({
        key: `${key}/${raw.ApiMappingKey ?? ''}`,
        domain: domainOf(key),
        basePath: raw.ApiMappingKey ?? '',
        stage: raw.Stage,
        pointer: raw.pointer,
        pathField: 'ApiMappingKey',
        stageField: 'Stage',
      })),
  );
  // A REST API's mapping is listed under both versions of the management API.
  return [...new Map([...v2, ...rest].map((row) => [row.key, row])).values()];
};
