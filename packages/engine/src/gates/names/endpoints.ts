import type { VpcEndpoint } from '@gatescope/shared';
import type { Way } from '../journey.ts';
import type { Located, ListReader } from './network-lists.ts';
import { listOf } from './network-lists.ts';

/** AWS's service names end alike in every partition (`com.amazonaws.…`, `cn.com.amazonaws.…`). */
const isExecuteApi = ({ ServiceName, VpcEndpointType }: VpcEndpoint): boolean =>
  (ServiceName === undefined || ServiceName.endsWith('.execute-api')) &&
  (VpcEndpointType === undefined || VpcEndpointType === 'Interface');

/** Whether an endpoint serves. AWS prints the state in lower case on the wire and capitalised in its model. */
export const isAvailable = ({ State }: VpcEndpoint): boolean =>
  State === undefined || State.toLowerCase() === 'available';

/** The execute-api endpoints that can be read. */
export const executeApiEndpoints = (
  reader: ListReader,
): { readonly items: readonly Located<VpcEndpoint>[]; readonly isHidden: boolean } => {
  const { items, isHidden } = listOf(reader, 'vpcEndpoints');
  return { items: items.filter(({ value }) => isExecuteApi(value)), isHidden };
};

/** One endpoint by its id. */
export const findEndpoint = (reader: ListReader, vpceId: string): Located<VpcEndpoint> | undefined =>
  executeApiEndpoints(reader).items.find(({ value }) => value.VpcEndpointId === vpceId);

/** The endpoint that owns one of these addresses; undefined when none is known to. */
export const findEndpointByAddress = (
  reader: ListReader,
  addresses: readonly string[],
): Located<VpcEndpoint> | undefined => {
  const ids = listOf(reader, 'networkInterfaces').items.flatMap(({ value }) => {
    const own = [
      value.PrivateIpAddress,
      ...(value.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
    ];
    return own.some((address) => address !== undefined && addresses.includes(address))
      ? [value.NetworkInterfaceId]
      : [];
  });
  return executeApiEndpoints(reader).items.find(({ value }) =>
    value.NetworkInterfaceIds?.some((id) => ids.includes(id)),
  );
};

/** The way through an endpoint. */
export const throughEndpoint = (
  vpceId: string,
  endpoint: VpcEndpoint | undefined,
): Extract<Way, { kind: 'endpoint' }> => ({ kind: 'endpoint', vpceId, endpoint });

/** The endpoint a way ends in, directly or behind a load balancer. */
export const endpointOf = (way: Way | undefined): Extract<Way, { kind: 'endpoint' }> | undefined => {
  if (way?.kind === 'endpoint') return way;
  return way?.kind === 'load-balancer' ? endpointOf(way.to) : undefined;
};
