import { parseInvokeHost } from '@gatescope/shared';
import { connectionRefused, connectionTimeout } from '../reply/replies.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { certificateHurdle } from './names/client-certificate.ts';
import { endpointOf } from './names/endpoints.ts';
import { findDomains, pickDomain } from './names/find-domain.ts';
import type { Hurdle } from './names/hurdle.ts';
import { clear, toAnswer } from './names/hurdle.ts';
import { nameHurdle, statusHurdle } from './names/shown-certificate.ts';

/** Hosts that API Gateway itself listens on. */
const ownKinds = new Set(['default', 'alias', 'endpoint', 'regional-domain']);

const isPlain = (scheme: string, port: number): boolean => scheme === 'http' || scheme === 'ws' || port !== 443;

/** API Gateway listens on 443 with TLS only. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const portHurdle = ({ world, journey }: GateContext): Hurdle => {
  const { url } = world;
  if (!url || !isPlain(url.scheme, url.port)) return clear;
  const isOurs =
    ownKinds.has(parseInvokeHost(url.host).kind) || journey.way?.kind === 'public' || journey.way?.kind === 'endpoint';
  if (!isOurs) return { kind: 'doubt' };
  return {
    kind: 'blocked',
    reason: 'plain-http',
    replies: [connectionRefused, connectionTimeout],
    detail: { scheme: url.scheme, port: url.port },
  };
};

const domainHurdles = (context: GateContext, host: string): Hurdle[] => {
  if (parseInvokeHost(host).kind !== 'other') return [];
  const { way } = context.journey;
  const domain =
    way?.kind === 'distribution' ? undefined : pickDomain(context, findDomains(context, host), endpointOf(way));
  return domain ? [statusHurdle(domain), certificateHurdle(context, domain)] : [];
};

const run = (context: GateContext): GateAnswer => {
  const { url } = context.world;
  const { way } = context.journey;
  if (!url) return { outcome: 'skipped' };
  const port = portHurdle(context);
  if (port.kind === 'blocked') return toAnswer([port]);
  if (!way || way.kind === 'unknown') return { outcome: 'skipped' };
  return toAnswer([nameHurdle(context, way, url.host), ...domainHurdles(context, url.host)]);
};

/** Whether a TLS connection for this name comes about: port, certificate shown, certificate asked of the client. */
export const tlsGate: Gate = { id: 'tls', title: 'TLS', run };
