import type { PredictedReply, StageV2 } from '@gatescope/shared';
import { httpFact } from '../../facts.ts';
import type { GateContext } from '../gate.ts';
import type { Arrival } from '../journey.ts';
import { pathBelow, splitFirst } from '../names/base-path.ts';
import type { Hurdle } from '../names/hurdle.ts';
import { clear } from '../names/hurdle.ts';
import type { Destination, SelectedStage } from '../names/select-stage.ts';
import { forbiddenBeforeStage } from '../../reply/replies.ts';
import { splitPath } from '../route/match-route.ts';
import { findRoute } from './find-route.ts';
import { notFound } from './replies.ts';
import { toStageWords } from './stage-words.ts';
import type { V2View } from './stage-view.ts';
import { v2View } from './stage-view.ts';
import { connectionsIndex } from './websocket-call.ts';

/** What is known before the stage is looked up. */
export interface Place extends Destination {
  /** The custom domain that was called, by name. */
  readonly domainName: string | undefined;
}

const defaultStage = '$default';

interface Chosen {
  readonly name: string;
  /** Undefined: there is no such stage. */
  readonly stage: StageV2 | undefined;
  readonly path: string;
  readonly isNamed: boolean;
}

/** The stage whose name is the first segment, else `$default`, which WebSocket APIs do not have. */
const chooseByPath = (stages: readonly StageV2[], path: string): Chosen => {
  const { first, rest } = splitFirst(path);
  const named = stages.find(({ StageName }) => StageName === first && StageName !== defaultStage);
  if (named) return { name: first, stage: named, path: rest, isNamed: true };
  const fallback = stages.find(({ StageName }) => StageName === defaultStage);
  return fallback
    ? { name: defaultStage, stage: fallback, path, isNamed: false }
    : { name: first, stage: undefined, path: rest, isNamed: true };
};

const choose = (stages: readonly StageV2[], { stageName, path }: Place): Chosen => {
  if (stageName === undefined) return chooseByPath(stages, path);
  return { name: stageName, stage: stages.find(({ StageName }) => StageName === stageName), path, isNamed: false };
};

const isWebSocket = ({ world }: GateContext): boolean => world.snapshot.target.kind === 'WEBSOCKET';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
const stageless = (context: GateContext): readonly PredictedReply[] =>
  isWebSocket(context) ? [forbiddenBeforeStage, { messageStart: 'No method found matching route' }] : [notFound];

const toArrival = (context: GateContext, place: Place, chosen: Chosen): Arrival => ({
  host: place.host,
  apiId: context.world.snapshot.target.apiId,
  stageName: chosen.name,
  stage: chosen.stage && toStageWords(chosen.stage),
  path: chosen.path,
  domain: place.domain,
  basePath: place.basePath,
  prefix: place.prefix ?? { text: chosen.isNamed ? chosen.name : '', from: 'stage', reachesBackend: chosen.isNamed },
});

const isServed = ({ routes }: V2View, verb: string, path: string): boolean =>
  routes.state === 'present' && findRoute(routes.value, verb, path) !== undefined;

const duplicatedReplies = (context: GateContext): readonly PredictedReply[] =>
  isWebSocket(context) ? [{ messageStart: 'No method found matching route' }, { status: 403 }] : [notFound];

interface Repeated {
  /** `typed-twice`: without it a route matches. `also-resource`: a route begins with the stage's name, which has to be typed twice then. */
  readonly form: 'typed-twice' | 'also-resource';
  readonly correctPath: string;
}

const repeatedInHttp = (view: V2View, verb: string, stageName: string, path: string): Repeated | undefined => {
  if (isServed(view, verb, path)) return undefined;
  const below = pathBelow(path, stageName);
  if (below !== undefined && isServed(view, verb, below)) return { form: 'typed-twice', correctPath: below };
  const twice = `/${stageName}${path === '/' ? '' : path}`;
  const named =
    view.routes.state === 'present'
      ? view.routes.value.filter(({ method }) => splitPath(method.path)[0] === stageName)
      : [];
  return findRoute(named, verb, twice) ? { form: 'also-resource', correctPath: twice } : undefined;
};

const repeatedInSocket = (stageName: string, path: string): Repeated | undefined => {
  const below = splitFirst(path).first === stageName ? pathBelow(path, stageName) : undefined;
  return below === undefined ? undefined : { form: 'typed-twice', correctPath: below };
};

/** The stage's name left over in a path that no route serves with it, and one serves without it. */
const repeatedHurdle = (context: GateContext, view: V2View, arrival: Arrival): Hurdle => {
  const { stageName, path } = arrival;
  const repeated = isWebSocket(context)
    ? repeatedInSocket(stageName, path)
    : repeatedInHttp(view, context.request.method, stageName, path);
  if (!repeated) return clear;
  const detail = { stageName, path, ...repeated, basePath: arrival.basePath, domain: arrival.domain?.domainName };
  // What a handshake makes of a path behind the stage is not documented.
  const isSure = isWebSocket(context)
    ? connectionsIndex(repeated.correctPath) === 0
    : view.basis !== 'assumed-from-saved';
  return {
    kind: isSure ? 'blocked' : 'doubt',
    reason: 'stage-duplicated',
    replies: duplicatedReplies(context),
    detail,
  };
};

/** Looks the stage up and prepares what the later gates need. */
export const selectStageV2 = (context: GateContext, place: Place): SelectedStage => {
  const fact = context.facts.read(httpFact('stages'));
  if (fact.state === 'hidden') return { hurdles: [{ kind: 'doubt' }], adds: {} };
  const stages = fact.state === 'present' ? fact.value : [];
  const chosen = choose(stages, place);
  if (!chosen.stage) {
    const detail = {
      segment: chosen.name,
      stages: stages.map(({ StageName }) => StageName),
      path: place.path,
      ...(place.domainName ? { domain: place.domainName } : {}),
    };
    const reason = place.stageName === undefined ? 'stage-missing' : 'mapping-missing';
    return { hurdles: [{ kind: 'blocked', reason, replies: stageless(context), detail }], adds: {} };
  }
  const arrival = toArrival(context, place, chosen);
  const view = v2View(context.world.snapshot, chosen.name, context.draw);
  if (!view) return { hurdles: [], adds: { arrival } };
  return { hurdles: [repeatedHurdle(context, view, arrival)], adds: { arrival, view: view.view, v2: { view } } };
};
