import type { ApiKeySent, CallerNetwork, CallerPlace, CaseRequest, Client, Credential, Request } from './request.ts';
import { callerPlaces } from './request.ts';

const secretHeaders = new Set(['authorization', 'cookie', 'x-api-key', 'x-amz-security-token', 'proxy-authorization']);

/** `<...>` descriptions and what is left of masked values pass; secrets become a description of their kind. */
const maskHeader = (name: string, value: string): string => {
  if (!secretHeaders.has(name) || value === '' || /^<.*>$/.test(value)) return value;
  if (name !== 'authorization') return '<masked>';
  const scheme = /^([A-Za-z0-9-]+)(\s|$)/.exec(value)?.[1];
  return scheme && /\s/.test(value) ? `${scheme} <masked>` : '<masked>';
};

const toHeaders = (headers: CaseRequest['headers']): Record<string, string> => {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null || value === undefined) continue;
    const key = name.toLowerCase();
    result[key] = maskHeader(key, Array.isArray(value) ? value.join(', ') : String(value));
  }
  return result;
};

const rawHeader = (request: CaseRequest, wanted: string): string | undefined => {
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (name.toLowerCase() === wanted && value !== null && value !== undefined)
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
  return undefined;
};

const sigv4Of = (authorization: string): Extract<Credential, { scheme: 'sigv4' }> => {
  const scope = /Credential=[^/,\s]*\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/.exec(authorization);
  const signed = /SignedHeaders=([^,\s]+)/.exec(authorization)?.[1];
  return {
    scheme: 'sigv4',
    ...(scope?.[2] ? { region: scope[2] } : {}),
    ...(scope?.[3] ? { service: scope[3] } : {}),
    ...(signed ? { signedHeaders: signed.split(';') } : {}),
  };
};

const claimsOf = (request: CaseRequest): { claims: NonNullable<CaseRequest['tokenClaims']> } | Record<never, never> =>
  request.tokenClaims ? { claims: request.tokenClaims } : {};

const credentialFromHeader = (request: CaseRequest, authorization: string): Credential => {
  if (/^AWS4-(HMAC-SHA256|ECDSA-P256-SHA256)\b/.test(authorization)) return sigv4Of(authorization);
  if (/^bearer\b/i.test(authorization)) return { scheme: 'bearer', ...claimsOf(request) };
  if (/^basic\b/i.test(authorization)) return { scheme: 'basic' };
  return request.tokenClaims ? { scheme: 'bearer', ...claimsOf(request) } : { scheme: 'other' };
};

/** A query-signed URL (`X-Amz-Algorithm`) is a signature too. */
const credentialFromQuery = (url: string | null | undefined): Credential | undefined => {
  if (!url || !/[?&]X-Amz-Algorithm=AWS4/i.test(url)) return undefined;
  const scope = /X-Amz-Credential=[^&]*?(?:%2F|\/)(\d{8})(?:%2F|\/)([^&%/]+)(?:%2F|\/)([^&%/]+)/i.exec(url);
  return { scheme: 'sigv4', ...(scope?.[2] ? { region: scope[2] } : {}), ...(scope?.[3] ? { service: scope[3] } : {}) };
};

const toCredential = (request: CaseRequest): Credential => {
  const authorization = rawHeader(request, 'authorization');
  const base =
    authorization !== undefined && authorization !== ''
      ? credentialFromHeader(request, authorization)
      : credentialFromQuery(request.url);
  if (base?.scheme === 'sigv4' || request.signed === true) {
    const signed: Credential = base?.scheme === 'sigv4' ? base : { scheme: 'sigv4' };
    const date = rawHeader(request, 'x-amz-date');
    return {
      ...signed,
      ...(request.signedHost ? { signedHost: request.signedHost } : {}),
      ...(date ? { date } : {}),
      ...(rawHeader(request, 'x-amz-security-token') ? { temporary: true } : {}),
    };
  }
  if (base) return base;
  if (request.tokenClaims) return { scheme: 'bearer', claims: request.tokenClaims };
  return request.headers || request.signed === false ? { scheme: 'none' } : { scheme: 'not-said' };
};

const toApiKey = (request: CaseRequest): ApiKeySent => {
  if (typeof request.apiKeyId === 'string') return { kind: 'key', keyId: request.apiKeyId };
  if (request.apiKeyId === null) return { kind: 'unknown-key' };
  if (rawHeader(request, 'x-api-key') !== undefined) return { kind: 'sent' };
  return request.headers ? { kind: 'not-sent' } : { kind: 'not-said' };
};

const credentialsModes = ['omit', 'same-origin', 'include'] as const;

const toClient = (request: CaseRequest): Client => {
  const origin = request.origin ?? rawHeader(request, 'origin');
  const credentials = credentialsModes.find((mode) => mode === request.credentials);
  if (request.from !== 'browser' && !request.origin) return request.from ? { kind: 'program' } : { kind: 'not-said' };
  return { kind: 'browser', ...(origin ? { origin } : {}), ...(credentials ? { credentials } : {}) };
};

const toPlace = (from: string | null | undefined): CallerPlace =>
  callerPlaces.find((place) => place === from) ?? 'not-said';

const toNetwork = (request: CaseRequest): CallerNetwork => ({
  from: toPlace(request.from),
  ...(request.callerAccountId ? { accountId: request.callerAccountId } : {}),
  ...(request.sourceVpcId ? { vpcId: request.sourceVpcId } : {}),
  ...(request.sourceSubnetId ? { subnetId: request.sourceSubnetId } : {}),
  ...(request.sourceSecurityGroupIds ? { securityGroupIds: request.sourceSecurityGroupIds } : {}),
  ...(request.sourceVpceId ? { vpceId: request.sourceVpceId } : {}),
  ...(request.sourceIp ? { sourceIp: request.sourceIp } : {}),
});

/**
 * The request of a case file (or of the public HTTP interface) as the engine takes it. Secrets in it are masked here.
 * `body` is kept as text only where it was given.
 */
export const toRequest = (request: CaseRequest): Request => ({
  method: (request.method ?? 'GET').toUpperCase(),
  url: request.url ?? '',
  headers: toHeaders(request.headers),
  credential: toCredential(request),
  ...(request.principal ? { principal: request.principal } : {}),
  apiKey: toApiKey(request),
  client: toClient(request),
  network: toNetwork(request),
  ...(request.hostReceivedByApiGateway ? { hostReceivedByApiGateway: request.hostReceivedByApiGateway } : {}),
  ...(request.clientCertificate ? { clientCertificate: request.clientCertificate } : {}),
  ...(typeof request.bodyBytes === 'number' ? { bodyBytes: request.bodyBytes } : {}),
  ...(request.body !== null && request.body !== undefined
    ? { body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body) }
    : {}),
});
