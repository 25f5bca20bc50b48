import { type ApiV2, type Fact, type HttpApiFacts, present, type RestApi } from '@gatescope/shared';
import { CollectorError } from '../collector-error.ts';
import { getRestApi } from '../reads/api-gateway/get-rest-api.ts';
import { getRestApis } from '../reads/api-gateway/get-rest-apis.ts';
import { getApi } from '../reads/api-gateway-v2/get-api.ts';
import { getApis } from '../reads/api-gateway-v2/get-apis.ts';
import type { Site } from './site.ts';

/** An API whose kind is known. */
export type FoundApi =
  | { readonly kind: 'REST'; readonly restApi: Fact<RestApi> }
  | { readonly kind: HttpApiFacts['kind']; readonly api: Fact<ApiV2> };

/**
 * Which kind of API has this id, from the lists that were read lately or else from AWS. When it may not be read, a
 * REST API is assumed, unless AWS said that there is none.
 */
export const findApi = async (site: Site, apiId: string): Promise<FoundApi> =>
  listedApi(site, apiId) ?? (await askedApi(site, apiId));

const listedApi = ({ door, visit }: Site, apiId: string): FoundApi | undefined => {
  const rest = door.kept(visit, getRestApis, {});
  if (rest?.kind === 'value') {
    const restApi = rest.value.find(({ id }) => id === apiId);
    if (restApi !== undefined) return { kind: 'REST', restApi: present(restApi, rest.readAt) };
  }
  const v2 = door.kept(visit, getApis, {});
  if (v2?.kind !== 'value') return undefined;
  const api = v2.value.find(({ ApiId }) => ApiId === apiId);
  return api === undefined ? undefined : { kind: kindOf(api), api: present(api, v2.readAt) };
};

const askedApi = async (site: Site, apiId: string): Promise<FoundApi> => {
  const outcome = await site.door.read(site.visit, getRestApi, { restApiId: apiId }, 'critical');
  if (outcome.kind === 'trouble' && outcome.trouble.kind === 'unreachable')
    throw unreachable(site, outcome.trouble.message);
  const restApi = site.door.toFact(getRestApi, { restApiId: apiId }, outcome);
  if (restApi.state === 'present') return { kind: 'REST', restApi };
  const api = await site.ask(getApi, { apiId }, 'critical');
  if (api.state === 'present') return { kind: kindOf(api.value), api };
  if (restApi.state === 'hidden') return { kind: 'REST', restApi };
  if (api.state === 'hidden') return { kind: 'HTTP', api };
  throw notFound(site, apiId);
};

const kindOf = ({ ProtocolType }: ApiV2): HttpApiFacts['kind'] => (ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP');

const notFound = ({ door }: Site, apiId: string): CollectorError => {
  const { accountId, region } = door.place;
  const account = accountId === undefined ? '' : ` of account ${accountId}`;
  return new CollectorError(
    'api-not-found',
    `There is no API ${apiId} in Region ${region}${account}. Check the id, the Region and the account; ids are in the API's invoke URL.`,
  );
};

const unreachable = ({ door }: Site, message: string): CollectorError =>
  new CollectorError(
    'region-unreachable',
    `API Gateway in Region ${door.place.region} did not answer: ${message}. Check the Region's name, and that this host has a route to it (or an endpoint for the management API).`,
  );
