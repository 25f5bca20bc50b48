import { parseInvokeHost } from '@gatescope/shared';
import { forbiddenBeforeStage, nameNotFound, tlsHandshakeFailure, tlsNameMismatch } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import type { Way } from '../journey.ts';
import { endpointOf } from './endpoints.ts';
import type { OwnDomain } from './find-domain.ts';
import { findDomains, listDomains, pickDomain } from './find-domain.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';

const doubt = (detail: Record<string, unknown>): Hurdle => ({
  kind: 'doubt',
  reason: 'tls-name-mismatch',
  replies: [tlsNameMismatch],
  detail,
});
const mismatch = (detail: Record<string, unknown>): Hurdle => ({
  kind: 'blocked',
  reason: 'tls-name-mismatch',
  replies: [tlsNameMismatch],
  detail,
});

/** Statuses in which a domain name serves. */
const servingStatuses = new Set(['AVAILABLE', 'UPDATING']);

/** Whether the domain name itself is ready. */
export const statusHurdle = ({ name, status, statusMessage, pointer }: OwnDomain): Hurdle => {
  if (status === undefined || servingStatuses.has(status)) return clear;
  const detail = { domain: name, status, statusMessage, domainPointer: pointer };
  return {
    kind: 'blocked',
    reason: 'domain-unusable',
    replies: [tlsHandshakeFailure, tlsNameMismatch, forbiddenBeforeStage, nameNotFound],
    detail,
  };
};

const ofPublicDomain = (domain: OwnDomain, last: string, detail: Record<string, unknown>): Hurdle => {
  if (domain.targets.includes(last)) return clear;
  switch (parseInvokeHost(last).kind) {
    case 'default':
    case 'alias':
      return mismatch({ ...detail, expectedTarget: domain.targets[0] });
    case 'regional-domain':
    case 'endpoint':
      return doubt({ ...detail, expectedTarget: domain.targets[0] });
    default:
      return clear;
  }
};

const ofBalancer = (
  { protocol }: Extract<Way, { kind: 'load-balancer' }>,
  domain: OwnDomain | undefined,
  detail: Record<string, unknown>,
): Hurdle => {
  if (protocol !== 'TCP' && protocol !== 'TCP_UDP') return clear;
  // TLS passes an NLB's TCP listener untouched, so the endpoint behind shows its own certificate.
  return domain ? doubt(detail) : mismatch(detail);
};

const ofOwnName = (context: GateContext, way: Way, host: string): Hurdle => {
  const last = context.journey.resolved?.at(-1) ?? host;
  const endpoint = endpointOf(way);
  const domain = pickDomain(context, findDomains(context, host), endpoint);
  const { domainPointer, ...detail }: Record<string, unknown> = {
    called: host,
    leadsTo: last,
    vpceId: endpoint?.vpceId,
    domainPointer: domain?.pointer,
  };
  const seen = domainPointer === undefined ? detail : { ...detail, domainPointer };
  const isOpen = !domain && listDomains(context).isHidden;
  if (way.kind === 'load-balancer') {
    const hurdle = endpoint ? ofBalancer(way, domain, seen) : clear;
    return isOpen && hurdle.kind !== 'clear' ? { kind: 'doubt', detail: seen } : hurdle;
  }
  if (last === host && way.kind === 'public') return clear; // where the name leads is not known: nothing to compare
  if (!domain) return isOpen ? { kind: 'doubt', detail: seen } : mismatch(seen);
  return domain.isPrivate ? clear : ofPublicDomain(domain, last, seen);
};

/** Whether the certificate that is shown carries the name that was called. */
export const nameHurdle = (context: GateContext, way: Way, host: string): Hurdle => {
  switch (parseInvokeHost(host).kind) {
    case 'ip-address':
      return way.kind === 'endpoint' ? mismatch({ called: host, vpceId: way.vpceId }) : clear;
    case 'load-balancer':
      // Nobody calls a load balancer by its own name over TLS but with verification off; whether it is off was not said.
      return way.kind === 'load-balancer' && endpointOf(way)
        ? doubt({ called: host, vpceId: endpointOf(way)?.vpceId, verification: 'not-said' })
        : clear;
    case 'other':
      return way.kind === 'public' || way.kind === 'endpoint' || way.kind === 'load-balancer'
        ? ofOwnName(context, way, host)
        : clear;
    default:
      return clear;
  }
};
