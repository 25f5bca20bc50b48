import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';

/** The matched method for a sentence. */
export const nameOfMethod = ({ journey, trace }: SimulatedTrace): string =>
  journey.route ? `${journey.route.method.verb} ${journey.route.method.path}` : trace.method;

/** The authorization of the matched method, where the deployment tells it, else where it is saved. */
export const authorizationEvidence = (
  { snapshot }: World,
  { journey }: SimulatedTrace,
  expected?: string,
): Evidence => {
  const { api } = snapshot;
  const method = journey.route?.method;
  const id = journey.view?.deploymentId;
  const isDeployed = api.kind === 'REST' && id !== undefined && api.deployed[id]?.state === 'present';
  const pointer =
    isDeployed && method
      ? toPointer('api', 'deployed', id, 'value', 'apiSummary', method.path, method.verb)
      : '/api/resources';
  return {
    label: 'Authorization of the deployed method',
    pointer,
    observed: method?.authorizationType ?? 'unknown',
    ...(expected ? { expected } : {}),
  };
};
