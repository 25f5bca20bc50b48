import type { Resource, Snapshot } from '@gatescope/shared';
import type { ManagementCall } from '../rendered-change.ts';

/** A method of a resource, as a pointer below `/api/resources/value` names it. */
export interface MethodPlace {
  readonly resource: Resource;
  readonly verb: string;
  /** `GET /orders`, for console steps. */
  readonly title: string;
  /** What logical ids and local names are made of. */
  readonly name: string;
  /** Parameters that every call about the method has. */
  readonly at: Readonly<Record<string, unknown>>;
  /** The read that shows it. */
  readonly check: ManagementCall;
}

/** The method that the tokens of a pointer lead to, also one that is not there yet; undefined without its resource. */
export const methodPlaceAt = ({ api, target }: Snapshot, tokens: readonly string[]): MethodPlace | undefined => {
  const [, , , index, , verb = ''] = tokens;
  if (api.kind !== 'REST' || api.resources.state !== 'present') return undefined;
  const resource = api.resources.value[Number(index)];
  if (!resource) return undefined;
  const at = { restApiId: target.apiId, resourceId: resource.id, httpMethod: verb };
  return {
    resource,
    verb,
    title: `${verb} ${resource.path}`,
    name: `${verb} ${resource.path === '/' ? 'root' : resource.path}`,
    at,
    check: { service: 'apigateway', operation: 'GetMethod', input: at },
  };
};

/** One update of the method or of a part of it. */
export const updateOf = (
  { at }: MethodPlace,
  operation: string,
  patchOperations: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): ManagementCall => ({ service: 'apigateway', operation, input: { ...at, ...more, patchOperations } });
