import { forbiddenBeforeStage } from '../../reply/replies.ts';
import type { GateContext } from '../gate.ts';
import { endpointOf } from './endpoints.ts';
import type { Hosting } from './hosting.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import type { ReceivedHost } from './received-host.ts';
import type { Selection } from './select-api.ts';

const tlsNameOf = ({ journey, world }: GateContext): string | undefined => {
  const { way } = journey;
  if (way?.kind === 'distribution') return way.origin?.host;
  if (way?.kind === 'load-balancer' && way.protocol !== 'TCP') return undefined;
  return world.url?.host;
};

/**
 * STRICT endpoint access mode: the name of the TLS handshake must be the Host, and the request must come through the
 * kind of endpoint that the API or domain has.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html#apigateway-security-policies-endpoint-access-mode
 */
export const accessModeHurdle = (
  context: GateContext,
  hosting: Hosting,
  selection: Selection,
  received: ReceivedHost,
): Hurdle => {
  if (selection.kind === 'nothing') return clear;
  const mode = selection.kind === 'domain' ? selection.domain.accessMode : hosting.accessMode;
  if (mode !== 'STRICT') return clear;
  const through = endpointOf(context.journey.way);
  const isPrivate = selection.kind === 'domain' ? selection.domain.isPrivate : hosting.isPrivate;
  const tlsName = tlsNameOf(context);
  const detail = {
    mode,
    tlsName,
    host: received.host,
    of: selection.kind,
    vpceId: through?.vpceId,
    ...(selection.kind === 'domain' ? { domainPointer: selection.domain.pointer, domain: selection.domain.name } : {}),
  };
  const isOtherKind =
    context.journey.way !== undefined &&
    context.journey.way.kind !== 'unknown' &&
    (through !== undefined) !== isPrivate;
  const isOtherName =
    tlsName !== undefined && (tlsName !== received.host || (selection.kind === 'api' && selection.by === 'header'));
  if (isOtherKind || isOtherName)
    return {
      kind: 'blocked',
      reason: 'access-mode-strict',
      replies: [forbiddenBeforeStage],
      detail: { ...detail, because: isOtherName ? 'name' : 'endpoint-type' },
    };
  return tlsName === undefined || !received.isKnown
    ? { kind: 'doubt', reason: 'access-mode-strict', replies: [forbiddenBeforeStage], detail }
    : clear;
};
