import type { ApiKind, ApiV2, Fact, RestApi } from '@gatescope/shared';
import { getRestApis } from './reads/api-gateway/get-rest-apis.ts';
import { getApis } from './reads/api-gateway-v2/get-apis.ts';
import type { Site } from './collect/site.ts';

/** One API in a list. */
export interface ApiSummary {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly kind: ApiKind;
  readonly endpointTypes: string[];
  readonly vpcEndpointIds: string[];
  readonly createdDate: string | undefined;
  readonly description: string | undefined;
  readonly hasPolicy: boolean;
  readonly disableExecuteApiEndpoint: boolean;
  readonly tags: Record<string, string>;
  readonly readAt: string | undefined;
}

/** The APIs of one account and Region. */
export interface ListedApis {
  readonly accountId: string;
  readonly region: string;
  /** Hidden when either list could not be read: half a list is no list. */
  readonly apis: Fact<ApiSummary[]>;
}

/** Lists REST, HTTP and WebSocket APIs of one account and Region. */
export const listApisAt = async (site: Site, accountId: string): Promise<ListedApis> => {
  const { region } = site.door.place;
  const [rest, v2] = await Promise.all([site.ask(getRestApis, {}), site.ask(getApis, {})]);
  if (rest.state === 'hidden') return { accountId, region, apis: rest };
  if (v2.state === 'hidden') return { accountId, region, apis: v2 };
  const at = { accountId, region };
  const apis = [
    ...(rest.state === 'present' ? rest.value.map((api) => toRestSummary(api, { ...at, readAt: rest.readAt })) : []),
    ...(v2.state === 'present' ? v2.value.map((api) => toV2Summary(api, { ...at, readAt: v2.readAt })) : []),
  ];
  return { accountId, region, apis: { state: 'present', value: apis, readAt: rest.readAt } };
};

type ReadFrom = Pick<ApiSummary, 'accountId' | 'region' | 'readAt'>;

/** A REST API in the list. */
export const toRestSummary = (api: RestApi, from: ReadFrom): ApiSummary => ({
  ...from,
  id: api.id,
  name: api.name ?? '',
  kind: 'REST',
  endpointTypes: api.endpointConfiguration?.types ?? [],
  vpcEndpointIds: api.endpointConfiguration?.vpcEndpointIds ?? [],
  createdDate: api.createdDate,
  description: api.description,
  hasPolicy: (api.policy ?? '') !== '',
  disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
  tags: api.tags ?? {},
});

/** An HTTP or WebSocket API in the list; those are always Regional and have no resource policy. */
export const toV2Summary = (api: ApiV2, from: ReadFrom): ApiSummary => ({
  ...from,
  id: api.ApiId,
  name: api.Name ?? '',
  kind: api.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
  endpointTypes: ['REGIONAL'],
  vpcEndpointIds: [],
  createdDate: api.CreatedDate,
  description: typeof api['Description'] === 'string' ? api['Description'] : undefined,
  hasPolicy: false,
  disableExecuteApiEndpoint: api.DisableExecuteApiEndpoint ?? false,
  tags: api.Tags ?? {},
});
