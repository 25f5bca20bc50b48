import type { ApiSummary } from '@gatescope/shared';

/** One API of the fleet, as the lists of AWS tell it. */
export interface FleetRow {
  readonly key: string;
  readonly accountId: string;
  readonly region: string;
  readonly apiId: string;
  readonly name: string;
  readonly kind: string;
  readonly endpointType: string;
  readonly associations: string;
  /** `yes`, `no`, or `unknown` where the list does not tell. HTTP and WebSocket APIs have none. */
  readonly policy: string;
  readonly defaultEndpoint: string;
  readonly created: string;
  readonly tags: string;
}

const yesNo = (value: boolean | undefined): string => (value === undefined ? 'unknown' : value ? 'yes' : 'no');

const policyOf = ({ kind, hasPolicy }: ApiSummary): string => (kind === 'REST' ? yesNo(hasPolicy) : 'does not apply');

const defaultEndpointOf = ({ disableExecuteApiEndpoint }: ApiSummary): string =>
  disableExecuteApiEndpoint === undefined ? 'unknown' : disableExecuteApiEndpoint ? 'disabled' : 'open';

/** The APIs as rows. */
export const toFleetRows = (apis: readonly ApiSummary[]): FleetRow[] =>
  apis.map((api) => ({
    key: `${api.accountId}/${api.region}/${api.id}`,
    accountId: api.accountId,
    region: api.region,
    apiId: api.id,
    name: api.name,
    kind: api.kind,
    endpointType: api.endpointTypes.join(', '),
    associations: api.vpcEndpointIds?.join(', ') ?? '',
    policy: policyOf(api),
    defaultEndpoint: defaultEndpointOf(api),
    created: api.createdDate ?? '',
    tags: Object.entries(api.tags ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
  }));
