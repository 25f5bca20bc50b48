import type { PredictedReply } from '@gatescope/shared';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { OwnDomain } from './find-domain.ts';
import type { Hosting } from './hosting.ts';
import { readHosting } from './hosting.ts';
import type { Hurdle } from './hurdle.ts';
import { clear, toAnswer } from './hurdle.ts';
import type { ReceivedHost } from './received-host.ts';
import { receivedHostOf } from './received-host.ts';
import type { Selection } from './select-api.ts';
import { selectApi } from './select-api.ts';
import { selectMapping } from './select-mapping.ts';
import type { Destination, SelectedStage } from './select-stage.ts';

/** Host, API and selection of one request. */
export interface Arriving {
  readonly context: GateContext;
  readonly hosting: Hosting;
  readonly received: ReceivedHost;
  readonly selection: Selection;
}

/** What differs between kinds of API where a Host and a path select API and stage. */
export interface ArrivalRules {
  /** What is answered where no API is found behind a host. */
  readonly nowhere: readonly PredictedReply[];
  readonly selectStage: (
    context: GateContext,
    destination: Destination,
    domain: OwnDomain | undefined,
  ) => SelectedStage;
  /** Hurdles at the host as such. */
  readonly atHost: (arriving: Arriving) => readonly Hurdle[];
  /** Hurdles of a custom domain, met before its stage. */
  readonly atDomain: (context: GateContext, domain: OwnDomain) => readonly Hurdle[];
}

/** What a CDN's origin path puts in front. */
const pathOf = ({ world, journey }: GateContext): string => {
  const front = journey.way?.kind === 'distribution' ? (journey.way.origin?.path ?? '') : '';
  return `${front}${world.url?.path ?? '/'}`;
};

const endAt = (hurdle: Hurdle): SelectedStage => ({ hurdles: [hurdle], adds: {} });

const disabledHurdle = ({ isDefaultEndpointDisabled, apiId }: Hosting, replies: readonly PredictedReply[]): Hurdle =>
  isDefaultEndpointDisabled
    ? { kind: 'blocked', reason: 'default-endpoint-disabled', replies, detail: { apiId } }
    : clear;

const throughDomain = ({ context, received }: Arriving, domain: OwnDomain, rules: ArrivalRules): SelectedStage => {
  const path = pathOf(context);
  const mapped = selectMapping(context, domain, path, context.request.headers);
  const detail = { domain: domain.name, domainPointer: domain.pointer, mappingsKey: domain.key, path };
  if (mapped.kind === 'hidden') return endAt({ kind: 'doubt', detail });
  const missing = { kind: 'blocked', reason: 'mapping-missing' } as const;
  if (mapped.kind === 'none') {
    const hurdle: Hurdle = { ...missing, replies: rules.nowhere, detail: { ...detail, known: mapped.known } };
    // Whom a private domain does not serve learns nothing of its mappings.
    return { hurdles: [...rules.atDomain(context, domain), hurdle], adds: {} };
  }
  if (mapped.apiId !== context.world.snapshot.target.apiId) {
    const other = { basePath: mapped.basePath, otherApiId: mapped.apiId };
    return endAt({ ...missing, replies: [], detail: { ...detail, ...other } });
  }
  const { stage, basePath, prefix } = mapped;
  const destination = {
    host: received.host,
    domain: domain.source,
    basePath,
    stageName: stage,
    path: mapped.path,
    prefix: stage === undefined ? undefined : prefix,
  };
  const selected = rules.selectStage(context, destination, domain);
  return { ...selected, hurdles: [...rules.atDomain(context, domain), ...selected.hurdles] };
};

const throughDefault = (
  { context, hosting, received }: Arriving,
  doubt: Hurdle,
  rules: ArrivalRules,
): SelectedStage => {
  const nothing = { domain: undefined, basePath: undefined, stageName: undefined, prefix: undefined };
  const selected = rules.selectStage(context, { ...nothing, host: received.host, path: pathOf(context) }, undefined);
  return { ...selected, hurdles: [disabledHurdle(hosting, rules.nowhere), doubt, ...selected.hurdles] };
};

const follow = (arriving: Arriving, rules: ArrivalRules): SelectedStage => {
  const { selection } = arriving;
  switch (selection.kind) {
    case 'nothing':
      return endAt(selection.hurdle);
    case 'domain':
      return throughDomain(arriving, selection.domain, rules);
    default:
      return throughDefault(arriving, selection.hurdle ?? clear, rules);
  }
};

/** Which API, stage and path the Host and the URL's path select, by the rules of one kind of API. */
export const arrive = (context: GateContext, rules: ArrivalRules): GateAnswer => {
  const { world, request, journey } = context;
  if (!world.url) return { outcome: 'skipped' };
  const hosting = readHosting(context);
  if (!hosting) return { outcome: 'unknown' };
  const received = receivedHostOf(request, world.url.host, journey.way);
  const arriving = { context, hosting, received, selection: selectApi({ context, hosting, received }) };
  const { hurdles, adds } = follow(arriving, rules);
  const answer = toAnswer([...rules.atHost(arriving), ...hurdles]);
  return { ...answer, detail: { receivedHost: received.host, ...answer.detail }, adds };
};
