import { forbiddenBeforeStage } from '../reply/replies.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { accessModeHurdle } from './names/access-mode.ts';
import { endpointOf } from './names/endpoints.ts';
import type { OwnDomain } from './names/find-domain.ts';
import type { Hosting } from './names/hosting.ts';
import { readHosting } from './names/hosting.ts';
import type { Hurdle } from './names/hurdle.ts';
import { clear, toAnswer } from './names/hurdle.ts';
import { associationHurdle, domainPolicyHurdle } from './names/private-domain.ts';
import type { ReceivedHost } from './names/received-host.ts';
import { receivedHostOf } from './names/received-host.ts';
import type { Selection } from './names/select-api.ts';
import { selectApi } from './names/select-api.ts';
import { selectMapping } from './names/select-mapping.ts';
import type { SelectedStage } from './names/select-stage.ts';
import { selectStage } from './names/select-stage.ts';

/** What a CDN's origin path puts in front. */
const pathOf = ({ world, journey }: GateContext): string => {
  const path = world.url?.path ?? '/';
  const front = journey.way?.kind === 'distribution' ? (journey.way.origin?.path ?? '') : '';
  return `${front}${path}`;
};

const disabledHurdle = (hosting: Hosting): Hurdle =>
  hosting.isDefaultEndpointDisabled
    ? {
        kind: 'blocked',
        reason: 'default-endpoint-disabled',
        replies: [forbiddenBeforeStage],
        detail: { apiId: hosting.apiId },
      }
    : clear;

const nowhere = (hurdle: Hurdle): SelectedStage => ({ hurdles: [hurdle], adds: {} });

const throughDomain = (context: GateContext, domain: OwnDomain, received: ReceivedHost): SelectedStage => {
  const path = pathOf(context);
  const mapped = selectMapping(context, domain, path, context.request.headers);
  const detail = { domain: domain.name, domainPointer: domain.pointer, mappingsKey: domain.key, path };
  if (mapped.kind === 'hidden') return nowhere({ kind: 'doubt', detail });
  if (mapped.kind === 'none')
    return nowhere({
      kind: 'blocked',
      reason: 'mapping-missing',
      replies: [forbiddenBeforeStage],
      detail: { ...detail, known: mapped.known },
    });
  const { apiId } = context.world.snapshot.target;
  if (mapped.apiId !== apiId)
    return nowhere({
      kind: 'blocked',
      reason: 'mapping-missing',
      replies: [],
      detail: { ...detail, basePath: mapped.basePath, otherApiId: mapped.apiId },
    });
  const { stage, basePath, prefix } = mapped;
  const selected = selectStage(context, {
    host: received.host,
    domain: domain.source,
    basePath,
    stageName: stage,
    path: mapped.path,
    prefix: stage === undefined ? undefined : prefix,
  });
  const endpoint = endpointOf(context.journey.way);
  const gates = [
    ...(domain.isPrivate && endpoint ? [associationHurdle(context, domain, endpoint)] : []),
    ...(domain.isPrivate ? [domainPolicyHurdle(context, domain)] : []),
  ];
  return { ...selected, hurdles: [...gates, ...selected.hurdles] };
};

const throughDefault = (
  context: GateContext,
  hosting: Hosting,
  received: ReceivedHost,
  doubt: Hurdle,
): SelectedStage => {
  const selected = selectStage(context, {
    host: received.host,
    domain: undefined,
    basePath: undefined,
    stageName: undefined,
    path: pathOf(context),
    prefix: undefined,
  });
  return { ...selected, hurdles: [disabledHurdle(hosting), doubt, ...selected.hurdles] };
};

const follow = (
  context: GateContext,
  hosting: Hosting,
  selection: Selection,
  received: ReceivedHost,
): SelectedStage => {
  switch (selection.kind) {
    case 'nothing':
      return nowhere(selection.hurdle);
    case 'domain':
      return throughDomain(context, selection.domain, received);
    default:
      return throughDefault(context, hosting, received, selection.hurdle ?? clear);
  }
};

const run = (context: GateContext): GateAnswer => {
  const { world, request, journey } = context;
  if (!world.url) return { outcome: 'skipped' };
  const hosting = readHosting(context);
  if (!hosting) return { outcome: 'unknown' };
  const received = receivedHostOf(request, world.url.host, journey.way);
  const selection = selectApi({ context, hosting, received });
  const { hurdles, adds } = follow(context, hosting, selection, received);
  const answer = toAnswer([accessModeHurdle(context, hosting, selection, received), ...hurdles]);
  return { ...answer, detail: { receivedHost: received.host, ...answer.detail }, adds };
};

/** Which API, stage and path the Host and the URL's path select. */
export const hostGate: Gate = { id: 'host', title: 'Host and stage', run };
