import type { Credential, Request } from '@gatescope/shared';
import { plainName } from '../names/dns-records.ts';
import type { Way } from '../journey.ts';
import { endpointOf } from '../names/endpoints.ts';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';
import { mapped, requestMappings } from './request-mapping.ts';

/** Headers of proxy integrations are the caller's own, but for Host; all others send only what is mapped. */
const headersOf = (subject: IntegrationCase): Record<string, string> => {
  const { host: _host, ...own } = subject.type === 'HTTP_PROXY' ? subject.context.request.headers : {};
  const headers: Record<string, string> = { ...own };
  for (const { action, place, name, value } of requestMappings(subject)) {
    if (place !== 'header') continue;
    if (action === 'remove') delete headers[name];
    // What is added to a header that is there makes one of several values.
    else headers[name] = action === 'append' && headers[name] !== undefined ? mapped : (value ?? mapped);
  }
  return headers;
};

/** HTTP APIs fill the address from the route by themselves; REST APIs only what is mapped. */
const parametersOf = (subject: IntegrationCase): ReadonlyMap<string, string | undefined> => {
  const { world, journey } = subject.context;
  const own = world.snapshot.target.kind === 'REST' ? {} : journey.route?.parameters;
  const set = requestMappings(subject).filter(({ place }) => place === 'path-parameter');
  return new Map<string, string | undefined>([
    ...Object.entries(own ?? {}),
    ...set.map(({ name, value }) => [name, value] as const),
  ]);
};

const pathOf = (subject: IntegrationCase, { path }: HttpBackend): string => {
  const overwritten = requestMappings(subject).find(({ place, action }) => place === 'path' && action === 'set');
  if (overwritten) return overwritten.value ?? `/${mapped}`;
  const values = parametersOf(subject);
  return path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => values.get(name.replace(/\+$/, '')) ?? whole);
};

/** A signature for the first API's host is none for the second's. */
const credentialOf = ({ type, context }: IntegrationCase, headers: Readonly<Record<string, string>>): Credential => {
  const { credential } = context.request;
  if (headers['authorization'] === mapped || credential.scheme === 'not-said') return { scheme: 'not-said' };
  if (type !== 'HTTP_PROXY') return headers['authorization'] ? { scheme: 'other' } : { scheme: 'none' };
  return credential.scheme === 'sigv4' ? { scheme: 'not-said' } : credential;
};

const apiKeyOf = ({ type, context }: IntegrationCase, headers: Readonly<Record<string, string>>): Request['apiKey'] => {
  if (headers['x-api-key'] !== undefined) return { kind: 'sent' };
  return type === 'HTTP_PROXY' && context.request.apiKey.kind !== 'not-sent'
    ? { kind: 'not-said' }
    : { kind: 'not-sent' };
};

const networkOf = (way: Way | undefined): Request['network'] => {
  const endpoint = endpointOf(way);
  if (!endpoint) return { from: 'public-internet' };
  const vpcId = endpoint.endpoint?.VpcId;
  return { from: 'vpc', vpceId: endpoint.vpceId, ...(vpcId ? { vpcId } : {}) };
};

/** The request that an HTTP integration sends, with its own name, Host and credentials. */
export const nextRequestOf = (subject: IntegrationCase, backend: HttpBackend, way: Way | undefined): Request => {
  const { httpMethod } = subject.running.integration;
  const { bodyBytes } = subject.context.request;
  const headers = headersOf(subject);
  const port = backend.port === (backend.scheme === 'https' ? 443 : 80) ? '' : `:${backend.port}`;
  const credential = credentialOf(subject, headers);
  return {
    method: httpMethod === undefined || httpMethod === 'ANY' ? subject.context.request.method : httpMethod,
    url: `${backend.scheme}://${backend.host}${port}${pathOf(subject, backend)}`,
    headers,
    credential,
    ...(credential.scheme === 'not-said' ? {} : { principal: 'anonymous' }),
    apiKey: apiKeyOf(subject, headers),
    client: { kind: 'program' },
    network: networkOf(way),
    ...(bodyBytes === undefined ? {} : { bodyBytes }),
  };
};

/** The Host that arrives; undefined where only the call tells it. */
export const sentHost = ({ headers }: Request, { host }: HttpBackend): string | undefined => {
  const own = headers['host'];
  return own === mapped ? undefined : plainName(own ?? host);
};

/** What x-apigw-api-id says; undefined where it is not sent, or only the call tells it. */
export const sentApiId = ({ headers }: Request): string | undefined => {
  const id = headers['x-apigw-api-id']?.trim();
  return id === mapped ? undefined : id;
};

/** Whether only the call tells which path is sent. */
export const isPathOpen = ({ url }: Request): boolean => url.endsWith(`/${mapped}`);
