import type { Stage } from '@gatescope/shared';
import { deployedView } from '../../deployed-view.ts';
import { deployedFact, restFact } from '../../facts.ts';
import { forbiddenBeforeStage } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateContext } from '../gate.ts';
import type { Arrival, Journey, PathPrefix } from '../journey.ts';
import { unknownRouteReplies } from '../route/unknown-route-replies.ts';
import { splitFirst } from './base-path.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import { findRepeatedStage } from './repeated-stage.ts';

/** What is known before the stage is looked up. */
export interface Destination {
  readonly host: string;
  readonly domain: Arrival['domain'];
  readonly basePath: string | undefined;
  /** Undefined: the first segment of the path is the stage. */
  readonly stageName: string | undefined;
  /** Path behind the base path, or the URL's whole path. */
  readonly path: string;
  readonly prefix: PathPrefix | undefined;
}

export interface SelectedStage {
  readonly hurdles: readonly Hurdle[];
  readonly adds: Partial<Journey>;
}

const toArrival = (
  context: GateContext,
  destination: Destination,
  stage: Stage | undefined,
  stageName: string,
  path: string,
): Arrival => ({
  host: destination.host,
  apiId: context.world.snapshot.target.apiId,
  stageName,
  stage,
  path,
  domain: destination.domain,
  basePath: destination.basePath,
  prefix: destination.prefix ?? { text: stageName, from: 'stage', reachesBackend: false },
});

const repeatedHurdle = (context: GateContext, arrival: Arrival): Hurdle => {
  const view = deployedView(context.world.snapshot, arrival.stageName, context.draw);
  const repeated = view ? findRepeatedStage(view, arrival.path) : undefined;
  if (!view || !repeated) return clear;
  if (view.methodsBasis === 'deployed' && view.deploymentId) context.facts.read(deployedFact(view.deploymentId));
  else context.facts.read(restFact('resources'));
  const replies = shapeReplies(context, unknownRouteReplies(context.request));
  const detail = {
    stageName: arrival.stageName,
    path: arrival.path,
    ...repeated,
    basePath: arrival.basePath,
    domain: arrival.domain?.domainName,
  };
  return view.methodsBasis === 'deployed'
    ? { kind: 'blocked', reason: 'stage-duplicated', replies, detail }
    : { kind: 'doubt', reason: 'stage-duplicated', replies, detail };
};

/** Looks the stage up and prepares what the later gates need. */
export const selectStage = (context: GateContext, destination: Destination): SelectedStage => {
  const { first, rest } = splitFirst(destination.path);
  const stageName = destination.stageName ?? first;
  const path = destination.stageName === undefined ? rest : destination.path;
  const fact = context.facts.read(restFact('stages'));
  if (fact.state === 'hidden')
    return {
      hurdles: [{ kind: 'doubt' }],
      adds: { arrival: toArrival(context, destination, undefined, stageName, path) },
    };
  const stages = fact.state === 'present' ? fact.value : [];
  const stage = stages.find((candidate) => candidate.stageName === stageName);
  if (!stage) {
    const detail = {
      segment: stageName,
      stages: stages.map((known) => known.stageName),
      path: destination.path,
      ...(destination.domain ? { domain: destination.domain.domainName } : {}),
    };
    return {
      hurdles: [
        {
          kind: 'blocked',
          reason: destination.stageName === undefined ? 'stage-missing' : 'mapping-missing',
          replies: [forbiddenBeforeStage],
          detail,
        },
      ],
      adds: {},
    };
  }
  const arrival = toArrival(context, destination, stage, stageName, path);
  const view = deployedView(context.world.snapshot, stageName, context.draw);
  return { hurdles: [repeatedHurdle(context, arrival)], adds: { arrival, ...(view ? { view } : {}) } };
};
