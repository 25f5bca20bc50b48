import type { AccountFile, CaseRequest } from '@gatescope/shared';
import { deployedView } from '../../deployed-view.ts';
import { makeFactReader } from '../../fact-reader.ts';
import { inputOf } from '../../testing/example.ts';
import type { Scenario } from '../../testing/example.ts';
import { makeWorld } from '../../world.ts';
import type { World } from '../../world.ts';
import type { Draw, GateContext } from '../gate.ts';
import type { Journey } from '../journey.ts';
import { routeGate } from '../route.ts';

/** A gate's context for tests: a request that has arrived at its stage. */
export interface ArrivedOptions {
  readonly draw?: Draw;
  readonly journey?: Partial<Journey>;
  readonly symptom?: Scenario['symptom'];
  /** Changes the prepared world, for example to hide a fact. */
  readonly change?: (world: World) => World;
}

/** Takes `https://host/stage/path` apart as the default endpoint does. */
const placeOf = (url: string): { host: string; stageName: string; path: string } => {
  const [, host = '', stageName = '', path = ''] = /^https:\/\/([^/]+)\/([^/?#]+)([^?#]*)/.exec(url) ?? [];
  return { host, stageName, path: path || '/' };
};

/** The context of a gate behind `host`; `route` has not run yet. */
export const arrivedContext = (
  account: AccountFile,
  request: CaseRequest,
  options: ArrivedOptions = {},
): GateContext => {
  const made = makeWorld(inputOf({ account, request, ...(options.symptom ? { symptom: options.symptom } : {}) }));
  const world = options.change?.(made) ?? made;
  if (!world.request) throw new Error('The context needs a request: give one.');
  const place = placeOf(world.request.url);
  const draw = options.draw ?? 'production';
  const view = deployedView(world.snapshot, place.stageName, draw);
  const arrival = {
    ...place,
    apiId: world.snapshot.target.apiId,
    stage: view?.stage,
    domain: undefined,
    basePath: undefined,
  };
  return {
    world,
    request: world.request,
    leg: 'actual',
    draw,
    journey: { arrival, ...(view ? { view } : {}), ...options.journey },
    facts: makeFactReader(world.snapshot),
  };
};

/** The context of a gate behind `route`. */
export const routedContext = (
  account: AccountFile,
  request: CaseRequest,
  options: ArrivedOptions = {},
): GateContext => {
  const context = arrivedContext(account, request, options);
  const { adds } = routeGate.run(context);
  return {
    ...context,
    journey: { ...context.journey, ...adds, ...options.journey },
    facts: makeFactReader(context.world.snapshot),
  };
};
