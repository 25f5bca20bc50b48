import type { Credential, Request } from '@gatescope/shared';
import { plainName } from '../names/dns-records.ts';
import type { Way } from '../journey.ts';
import { endpointOf } from '../names/endpoints.ts';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';
import { resolveStageVariables } from './stage-variables.ts';

/** Stands for a header whose value no configuration tells. */
const mapped = '<mapped>';

/**
 * The value that a request parameter maps; undefined where only the call tells it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
const valueOf = ({ context }: IntegrationCase, source: string): string | undefined => {
  const constant = /^'(.*)'$/s.exec(source)?.[1];
  if (constant !== undefined) return constant.includes('<') ? undefined : constant;
  const variable = /^stageVariables\.(.+)$/.exec(source)?.[1];
  const variables = context.journey.view?.variables ?? {};
  if (variable !== undefined) {
    const resolved = resolveStageVariables(`\${stageVariables.${variable}}`, variables);
    return resolved.isMasked || resolved.missing.length > 0 ? undefined : resolved.text;
  }
  const header = /^method\.request\.header\.(.+)$/.exec(source)?.[1]?.toLowerCase();
  if (header !== undefined) return context.request.headers[header];
  const path = /^method\.request\.path\.(.+)$/.exec(source)?.[1];
  return path === undefined ? undefined : context.journey.route?.parameters[path];
};

const parametersOf = (subject: IntegrationCase, place: 'header' | 'path'): [string, string | undefined][] =>
  Object.entries(subject.running.integration.requestParameters ?? {}).flatMap(([name, source]) => {
    const [, own] = new RegExp(String.raw`^integration\.request\.${place}\.(.+)$`, 'i').exec(name) ?? [];
    return own === undefined ? [] : [[own, valueOf(subject, source)] as [string, string | undefined]];
  });

/** Headers of proxy integrations are the caller's own, but for Host; all others send only what is mapped. */
const headersOf = (subject: IntegrationCase): Record<string, string> => {
  const { host: _host, ...own } = subject.type === 'HTTP_PROXY' ? subject.context.request.headers : {};
  const set = parametersOf(subject, 'header').map(([name, value]) => [name.toLowerCase(), value ?? mapped]);
  return { ...own, ...Object.fromEntries(set) };
};

const pathOf = (subject: IntegrationCase, { path }: HttpBackend): string => {
  const values = new Map(parametersOf(subject, 'path'));
  return path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
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
