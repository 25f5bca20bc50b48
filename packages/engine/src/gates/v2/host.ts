import type { PredictedReply } from '@gatescope/shared';
import { forbiddenBeforeStage } from '../../reply/replies.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { OwnDomain } from '../names/find-domain.ts';
import type { Hosting } from '../names/hosting.ts';
import { readHosting } from '../names/hosting.ts';
import type { Hurdle } from '../names/hurdle.ts';
import { clear, toAnswer } from '../names/hurdle.ts';
import type { ReceivedHost } from '../names/received-host.ts';
import { receivedHostOf } from '../names/received-host.ts';
import type { Selection } from '../names/select-api.ts';
import { selectApi } from '../names/select-api.ts';
import { selectMapping } from '../names/select-mapping.ts';
import type { SelectedStage } from '../names/select-stage.ts';
import { notFound } from './replies.ts';
import { selectStageV2 } from './select-stage.ts';

/** Which of the two is answered where no API is found behind a host is not documented for these kinds. */
const nowhereReplies: readonly PredictedReply[] = [forbiddenBeforeStage, notFound];

/** What a CDN's origin path puts in front. */
const pathOf = ({ world, journey }: GateContext): string => {
  const front = journey.way?.kind === 'distribution' ? (journey.way.origin?.path ?? '') : '';
  return `${front}${world.url?.path ?? '/'}`;
};

const disabledHurdle = ({ isDefaultEndpointDisabled, apiId }: Hosting): Hurdle =>
  isDefaultEndpointDisabled
    ? { kind: 'blocked', reason: 'default-endpoint-disabled', replies: nowhereReplies, detail: { apiId } }
    : clear;

const nowhere = (hurdle: Hurdle): SelectedStage => ({ hurdles: [hurdle], adds: {} });

const throughDomain = (context: GateContext, domain: OwnDomain, received: ReceivedHost): SelectedStage => {
  const path = pathOf(context);
  const mapped = selectMapping(context, domain, path, context.request.headers);
  const detail = { domain: domain.name, domainPointer: domain.pointer, mappingsKey: domain.key, path };
  if (mapped.kind === 'hidden') return nowhere({ kind: 'doubt', detail });
  const missing = { kind: 'blocked', reason: 'mapping-missing' } as const;
  if (mapped.kind === 'none')
    return nowhere({ ...missing, replies: nowhereReplies, detail: { ...detail, known: mapped.known } });
  if (mapped.apiId !== context.world.snapshot.target.apiId) {
    const other = { basePath: mapped.basePath, otherApiId: mapped.apiId };
    return nowhere({ ...missing, replies: [], detail: { ...detail, ...other } });
  }
  return selectStageV2(context, {
    host: received.host,
    domain: domain.source ?? { domainName: domain.name },
    domainName: domain.name,
    basePath: mapped.basePath,
    stageName: mapped.stage,
    path: mapped.path,
    prefix: mapped.prefix,
  });
};

const throughDefault = (
  context: GateContext,
  hosting: Hosting,
  received: ReceivedHost,
  doubt: Hurdle,
): SelectedStage => {
  const selected = selectStageV2(context, {
    host: received.host,
    domain: undefined,
    domainName: undefined,
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
  const answer = toAnswer(hurdles);
  return { ...answer, detail: { receivedHost: received.host, ...answer.detail }, adds };
};

/** Which API, stage and path the Host and the URL's path select, for HTTP and WebSocket APIs. */
export const v2HostGate: Gate = { id: 'host', title: 'Host and stage', run };
