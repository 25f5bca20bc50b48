import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { Miss } from '../../gates/route/explain-miss.ts';
import type { World } from '../../world.ts';
import type { Stop } from '../stop.ts';

/** What the route gate said of a request that no method serves. */
export interface RouteDetail extends Partial<Miss> {
  readonly verb: string;
  readonly path: string;
  readonly overriddenVerb?: string;
  readonly fragment?: string;
}

/** The detail that the route gate left; a trace carries it as JSON. */
export const routeDetail = ({ result }: Stop): RouteDetail => {
  const { verb, path, ...rest } = result.detail;
  return { ...rest, verb: String(verb), path: String(path) };
};

/** Where the stop was: the stage and the time of what it runs, for a sentence. */
export const stageOf = ({
  simulated,
}: Stop): {
  readonly stage: string;
  readonly deployedAt: string | undefined;
  readonly deploymentId: string | undefined;
} => {
  const { arrival, view } = simulated.journey;
  return { stage: arrival?.stageName ?? '', deployedAt: view?.deployedAt, deploymentId: view?.deploymentId };
};

/** What the stage runs, as a pointer that resolves: the deployment's summary, or the saved resources that stand in for it. */
const routesPointer = ({ snapshot }: World, stop: Stop): string => {
  const { deploymentId } = stageOf(stop);
  const { api } = snapshot;
  const deployed = api.kind === 'REST' && deploymentId ? api.deployed[deploymentId] : undefined;
  if (deployed?.state === 'present' && deploymentId)
    return toPointer('api', 'deployed', deploymentId, 'value', 'apiSummary');
  return api.kind === 'REST' && api.resources.state === 'present' ? toPointer('api', 'resources') : 'trace:route';
};

const routesOf = ({ simulated }: Stop): readonly string[] => {
  const methods = simulated.journey.view?.methods;
  return methods?.state === 'present' ? methods.value.map(({ verb, path }) => `${verb} ${path}`) : [];
};

const shortList = (items: readonly string[]): string =>
  items.length > 8 ? `${items.slice(0, 8).join(', ')} and ${items.length - 8} more` : items.join(', ') || 'none';

/** The called pair of verb and path beside what is deployed: the evidence of every miss. */
export const routeEvidence = (world: World, stop: Stop): Evidence[] => {
  const { verb, path, overriddenVerb, fragment } = routeDetail(stop);
  return [
    { label: 'Called', pointer: 'trace:route', observed: `${verb} ${path}` },
    {
      label: `Deployed on stage ${stageOf(stop).stage}`,
      pointer: routesPointer(world, stop),
      observed: shortList(routesOf(stop)),
      expected: `a method that serves ${verb} ${path}`,
    },
    ...(overriddenVerb
      ? [
          {
            label: 'X-HTTP-Method-Override',
            pointer: 'request:headers.x-http-method-override',
            observed: verb,
            expected: overriddenVerb,
          },
        ]
      : []),
    ...(fragment === undefined
      ? []
      : [
          {
            label: 'Never sent: what stands behind #',
            pointer: 'request:url',
            observed: `#${fragment}`,
            expected: 'every # in the path written as %23',
          },
        ]),
  ];
};

/** Deployed routes that differ in one thing only, as evidence. */
export const nearMissEvidence = (stop: Stop): Evidence[] =>
  (routeDetail(stop).nearMisses ?? []).map(({ verb, path, difference }) => ({
    label: `Deployed and close (${difference.replace('-', ' ')})`,
    pointer: 'trace:route',
    observed: `${verb} ${path}`,
  }));
