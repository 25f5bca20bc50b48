import type { SnapshotView } from '@gatescope/shared';
import { countUndeployed, toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { toStageRows } from '../../../lib/snapshot/to-stage-rows.ts';
import type { KnownDetail } from '../fleet-detail.ts';
import { fleetTexts } from '../fleet-texts.ts';

const authorizationOf = ({ snapshot }: SnapshotView): string => {
  const { api } = snapshot;
  const fact = api.kind === 'REST' ? api.resources : api.routes;
  if (fact.state === 'hidden') return fleetTexts.unknown;
  const kinds = new Set(toRouteRows(snapshot, undefined).map(({ saved }) => saved?.authorization ?? 'NONE'));
  return kinds.size === 0 ? 'no method' : [...kinds].toSorted().join(', ');
};

const undeployedOf = ({ snapshot }: SnapshotView): string => {
  const counts = toStageRows(snapshot).map(({ name }) => [name, countUndeployed(toRouteRows(snapshot, name))] as const);
  if (counts.length === 0) return 'no stage';
  return counts
    .map(([name, count]) => `${name}: ${count === undefined ? fleetTexts.unknown : count === 0 ? 'none' : count}`)
    .join(', ');
};

/** What one API's facts say in a row of the fleet. */
export const toFleetDetail = (view: SnapshotView): KnownDetail => {
  const stages = toStageRows(view.snapshot);
  const isHidden = view.snapshot.api.stages.state === 'hidden';
  return {
    kind: 'known',
    stages: isHidden ? fleetTexts.unknown : stages.map(({ name }) => name).join(', ') || 'none',
    authorization: authorizationOf(view),
    deployedAt: stages
      .flatMap(({ deployedAt }) => (deployedAt === undefined ? [] : [deployedAt]))
      .toSorted()
      .at(-1),
    undeployed: isHidden ? fleetTexts.unknown : undeployedOf(view),
  };
};
