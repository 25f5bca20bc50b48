import type { MissingFact, Request } from '@gatescope/shared';
import { parseInvokeHost, partitionOf, toPointer } from '@gatescope/shared';
import type { Way } from '../journey.ts';
import { endpointOf } from '../names/endpoints.ts';
import { findDomains, pickDomain } from '../names/find-domain.ts';
import { selectMapping } from '../names/select-mapping.ts';
import { parseUrl } from '../../parsed-url.ts';
import type { IntegrationCase } from './integration-case.ts';
import type { NextApi } from './next-api.ts';
import { nextWayOf } from './next-way.ts';
import { isPathOpen, nextRequestOf, sentApiId, sentHost } from './next-request.ts';

/** A call of another API by an integration, ready to be followed. */
export interface NextCall {
  readonly host: string;
  /** The API that Host, x-apigw-api-id or a mapping name; undefined where nothing that was read tells. */
  readonly apiId: string | undefined;
  /** False: what arrives names no API at all. */
  readonly isNamed: boolean;
  readonly request: Request;
  /** Where the VPC link leads; undefined for a call over the internet. */
  readonly way: Way | undefined;
  /** Its reply is handed on as it is. */
  readonly isProxy: boolean;
  /** What nobody has asked for yet and would tell more. */
  readonly missing: readonly MissingFact[];
  /**
   * `target`: which API the request names, or by which path, only the call tells, or no documentation does. `way`: rules
   * that cannot be read may send it elsewhere.
   */
  readonly isOpen?: 'target' | 'way';
}

type Named = Pick<NextCall, 'apiId' | 'isNamed' | 'missing'>;

const named = (apiId: string | undefined): Named => ({ apiId, isNamed: true, missing: [] });

/** The API that a custom domain name of this account sends the path to. */
const byDomain = ({ context }: IntegrationCase, host: string, request: Request, way: Way | undefined): Named => {
  const domain = pickDomain(context, findDomains(context, host), endpointOf(way));
  if (!domain)
    return { apiId: undefined, isNamed: context.world.snapshot.account.domainNames.state === 'hidden', missing: [] };
  const found = selectMapping(context, domain, parseUrl(request.url)?.path ?? '/', request.headers);
  if (found.kind === 'mapped') return named(found.apiId);
  const missing = found.kind === 'hidden' ? context.facts.missing().filter(({ cause }) => cause === 'not-asked') : [];
  return { apiId: undefined, isNamed: true, missing };
};

/** The API that a request names on its way; `host`: the Host that arrives, undefined where it is not known. */
export const nameOf = (
  subject: IntegrationCase,
  request: Request,
  host: string | undefined,
  way: Way | undefined,
): Named => {
  const { region } = subject.context.world.snapshot.target;
  const byHeader = sentApiId(request);
  if (byHeader !== undefined && way) return named(byHeader);
  if (host === undefined || request.headers['x-apigw-api-id'] !== undefined) return named(undefined);
  const place = parseInvokeHost(host);
  if (place.kind === 'default' || place.kind === 'alias')
    return named(place.region === region && place.suffix === partitionOf(region).dnsSuffix ? place.apiId : undefined);
  if (place.kind === 'other') return byDomain(subject, host, request, way);
  return { apiId: undefined, isNamed: false, missing: [] };
};

/** A name that nothing but API Gateway serves. */
const isInvokeHost = (host: string): boolean => ['default', 'alias', 'endpoint'].includes(parseInvokeHost(host).kind);

/** Behind a link stands hardly ever an API; a refusal in API Gateway's own form is what makes one likely. */
export const speaksLikeGateway = ({ context }: IntegrationCase): boolean => {
  const { status, errorType, messageKey } = context.world.seen;
  return status !== undefined && status >= 400 && status < 500 && (errorType !== undefined || messageKey !== undefined);
};

/** The API that the address names, asked for beside the way to it. */
const unreadApi = ({ context }: IntegrationCase, apiId: string | undefined): MissingFact[] => {
  const { target, otherApis } = context.world.snapshot;
  return apiId === undefined || apiId === target.apiId || otherApis?.[apiId]
    ? []
    : [{ pointer: toPointer('otherApis', apiId), cause: 'not-asked' }];
};

/** Everything that following the integration to the next API takes; undefined where it leads to none. */
export const nextCallOf = (subject: IntegrationCase, next: NextApi | undefined): NextCall | undefined => {
  const { backend, type, running } = subject;
  if (backend.kind !== 'http') return undefined;
  const isLinked = running.integration.connectionType === 'VPC_LINK';
  const { way, missing } = isLinked ? nextWayOf(subject, backend) : { way: undefined, missing: [] };
  const base = { host: backend.host, isProxy: type === 'HTTP_PROXY' };
  const request = nextRequestOf(subject, backend, way);
  if (isLinked && !way) {
    const isWorthAsking = missing.length > 0 && (isInvokeHost(backend.host) || speaksLikeGateway(subject));
    if (!isWorthAsking) return undefined;
    const { apiId } = nameOf(subject, request, sentHost(request, backend), way);
    return { ...base, ...named(undefined), request, way, missing: [...missing, ...unreadApi(subject, apiId)] };
  }
  if (!next && !way) return undefined;
  return {
    ...base,
    request,
    way,
    ...nameOf(subject, request, sentHost(request, backend), way),
    ...(isPathOpen(request) ? { isOpen: 'target' } : {}),
  };
};
