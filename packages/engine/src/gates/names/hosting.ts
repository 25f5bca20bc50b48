import { partitionOf } from '@gatescope/shared';
import { httpFact, restFact } from '../../facts.ts';
import type { ListReader } from './network-lists.ts';

/** How an API is hosted, whatever its kind. */
export interface Hosting {
  readonly apiId: string;
  readonly region: string;
  readonly suffix: string;
  /** Served through interface endpoints only. HTTP and WebSocket APIs never are. */
  readonly isPrivate: boolean;
  readonly isEdge: boolean;
  readonly isDefaultEndpointDisabled: boolean;
  readonly associatedVpceIds: readonly string[];
  /** `STRICT`, `BASIC`, or undefined where none is set. */
  readonly accessMode: string | undefined;
  /** Its own hosts have IPv6 addresses beside IPv4 ones. */
  readonly isDualStack: boolean;
}

/** How the target API is hosted; undefined when it cannot be read. */
export const readHosting = ({ world, facts }: ListReader): Hosting | undefined => {
  const { apiId, region, kind } = world.snapshot.target;
  const place = { apiId, region, suffix: partitionOf(region).dnsSuffix };
  if (kind !== 'REST') {
    const api = facts.value(httpFact('api'));
    if (!api) return undefined;
    return {
      ...place,
      isPrivate: false,
      isEdge: false,
      isDefaultEndpointDisabled: api.DisableExecuteApiEndpoint ?? false,
      associatedVpceIds: [],
      accessMode: undefined,
      isDualStack: api.IpAddressType === 'dualstack',
    };
  }
  const api = facts.value(restFact('restApi'));
  if (!api) return undefined;
  const types = api.endpointConfiguration?.types ?? [];
  return {
    ...place,
    isPrivate: types.includes('PRIVATE'),
    isEdge: types.includes('EDGE'),
    isDefaultEndpointDisabled: api.disableExecuteApiEndpoint ?? false,
    associatedVpceIds: api.endpointConfiguration?.vpcEndpointIds ?? [],
    accessMode: api.endpointAccessMode,
    isDualStack: api.endpointConfiguration?.ipAddressType === 'dualstack',
  };
};

/** `{api}.execute-api.{region}.{suffix}`. */
export const defaultHostOf = ({ apiId, region, suffix }: Pick<Hosting, 'apiId' | 'region' | 'suffix'>): string =>
  `${apiId}.execute-api.${region}.${suffix}`;
