import type { ProposedFix } from '@gatescope/shared';
import { matchRoute, splitPath } from '../../gates/route/match-route.ts';
import type { World } from '../../world.ts';
import type { Stop } from '../stop.ts';
import { routeDetail, stageOf } from './describe-stop.ts';

/**
 * Points the stage to a deployment that is known to serve the request: the quick way, where an older one did. Only
 * deployments whose summary was read are known.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-deployments.html
 */
export const rollBack = ({ snapshot }: World, stop: Stop): ProposedFix[] => {
  const { api } = snapshot;
  const { stage, deploymentId: current } = stageOf(stop);
  const { verb, path } = routeDetail(stop);
  if (api.kind !== 'REST') return [];
  const serves = (id: string): boolean => {
    const deployment = api.deployed[id];
    const summary = deployment?.state === 'present' ? deployment.value.apiSummary : undefined;
    const patterns = Object.entries(summary ?? {}).flatMap(([own, verbs]) =>
      Object.keys(verbs).map((method) => ({ path: own, verb: method })),
    );
    return matchRoute(patterns, verb, splitPath(path)) !== undefined;
  };
  const id = Object.keys(api.deployed).find((candidate) => candidate !== current && serves(candidate));
  if (!id) return [];
  return [
    {
      id: 'use-other-deployment',
      title: `Point stage ${stage} to deployment ${id}, which serves this request (the quick way)`,
      change: { kind: 'patch', operations: [{ op: 'use-deployment', stage, deploymentId: id }] },
      risk: 'needs-review',
      notes: ['Everything else that differs between the two deployments changes with it.'],
    },
  ];
};
