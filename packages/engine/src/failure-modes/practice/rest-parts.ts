import type { DomainName, Method, RestApi, Stage } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';

/** A thing with its place in the snapshot. */
export interface Located<T> {
  readonly value: T;
  readonly pointer: string;
}

/** A method with its place and name. */
export interface LocatedMethod extends Located<Method> {
  readonly verb: string;
  readonly path: string;
}

// Advice costs no call: what was not read is not looked at, and nothing is recorded as missing.

/** The API's settings. */
export const restApiOf = ({ world }: CheckContext): RestApi | undefined => {
  const { api } = world.snapshot;
  return api.kind === 'REST' && api.restApi.state === 'present' ? api.restApi.value : undefined;
};

/** The API's stages. */
export const stagesOf = ({ world }: CheckContext): Located<Stage>[] => {
  const { api } = world.snapshot;
  if (api.kind !== 'REST' || api.stages.state !== 'present') return [];
  return api.stages.value.map((value, index) => ({ value, pointer: toPointer('api', 'stages', 'value', index) }));
};

/**
 * Whether everybody can reach the API: AWS says that it is edge-optimized or Regional, and its default endpoint or a
 * custom domain leads to it.
 */
export const isOnInternet = (
  context: CheckContext,
  { endpointConfiguration, disableExecuteApiEndpoint }: RestApi,
): boolean =>
  (endpointConfiguration?.types ?? []).some((type) => type === 'EDGE' || type === 'REGIONAL') &&
  (disableExecuteApiEndpoint !== true || domainsOf(context).length > 0);

/** The saved methods. */
export const methodsOf = ({ world }: CheckContext): LocatedMethod[] => {
  const { api } = world.snapshot;
  if (api.kind !== 'REST' || api.resources.state !== 'present') return [];
  return api.resources.value.flatMap(({ path, resourceMethods }, index) =>
    Object.entries(resourceMethods ?? {}).map(([verb, value]) => ({
      value,
      verb,
      path,
      pointer: toPointer('api', 'resources', 'value', index, 'resourceMethods', verb),
    })),
  );
};

/** Custom domains that lead to this API. */
export const domainsOf = ({ world }: CheckContext): Located<DomainName>[] => {
  const { account, target } = world.snapshot;
  if (account.domainNames.state !== 'present') return [];
  return account.domainNames.value
    .map((value, index) => ({ value, pointer: toPointer('account', 'domainNames', 'value', index) }))
    .filter(({ value }) =>
      Object.entries(account.basePathMappings).some(
        ([key, fact]) =>
          (key === value.domainName || key === `${value.domainName}+${value.domainNameId ?? ''}`) &&
          fact.state === 'present' &&
          fact.value.some(({ restApiId }) => restApiId === target.apiId),
      ),
    );
};

/** `a`, `a and b`, `a, b and 3 more`. */
export const inWords = (names: readonly string[]): string => {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/** `stage prod`, or `stages a and b`. */
export const stagesInWords = (names: readonly string[]): string =>
  `${names.length > 1 ? 'stages' : 'stage'} ${inWords(names)}`;

/** A list of names that a check left in its detail. */
export const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
