import type { Evidence, Stage } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { deployedFact } from '../../facts.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';

const stopKey = ({ trace }: SimulatedTrace): string | undefined => {
  const stop = trace.gates.find(({ outcome, reached }) => outcome === 'stopped' && reached);
  return stop && `${stop.gate} ${stop.reason ?? ''}`;
};

/** The stop that only one of the two draws meets, and that the complaint does not contradict. */
export const oneSidedStop = ({ traces, stops }: CheckContext): Stop | undefined => {
  for (const leg of ['actual', 'preflight']) {
    const [production, canary] = ['production', 'canary'].map((draw) =>
      traces.find(({ trace }) => trace.leg === leg && trace.draw === draw),
    );
    if (!production || !canary || stopKey(production) === stopKey(canary)) continue;
    const stop = stops.find(
      ({ simulated, result, agreement }) =>
        (simulated === production || simulated === canary) && result.reached && agreement !== 'contradicts',
    );
    if (stop) return stop;
  }
  return undefined;
};

/** What a method or the API asks of a caller; all of it is part of a deployment. */
const guards: readonly string[] = ['resource-policy', 'authentication', 'authorization', 'api-key', 'validation'];

/** The draw that lets pass what the other one refuses, if calls meet it at all. */
export const openDraw = ({ traces }: CheckContext, percent: number): 'production' | 'canary' | undefined => {
  const isGuarded = (draw: string): boolean | undefined => {
    const found = traces.find(({ trace }) => trace.leg === 'actual' && trace.draw === draw);
    const stop = found?.trace.gates.find(({ outcome, reached }) => outcome === 'stopped' && reached);
    return found && (stop === undefined ? false : guards.includes(stop.gate) || undefined);
  };
  const [production, canary] = [isGuarded('production'), isGuarded('canary')];
  if (production === true && canary === false && percent > 0) return 'canary';
  return production === false && canary === true && percent < 100 ? 'production' : undefined;
};

const timeOf = ({ world, facts }: CheckContext, deploymentId: string | undefined): string | undefined => {
  const { api } = world.snapshot;
  if (!deploymentId || api.kind !== 'REST') return undefined;
  const listed =
    api.deployments.state === 'present'
      ? api.deployments.value.find(({ id }) => id === deploymentId)?.createdDate
      : undefined;
  return facts.value(deployedFact(deploymentId))?.createdDate ?? listed;
};

/** Whether the canary runs a later deployment than production. */
export const isCanaryNewer = (context: CheckContext, stage: Stage): boolean => {
  const canary = timeOf(context, stage.canarySettings?.deploymentId);
  const production = timeOf(context, stage.deploymentId);
  return canary !== undefined && production !== undefined && Date.parse(canary) > Date.parse(production);
};

/** Pointer of a stage by its name. */
export const stagePointer = ({ snapshot }: World, stageName: string): string => {
  const { api } = snapshot;
  const stages = api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value : [];
  return toPointer(
    'api',
    'stages',
    'value',
    stages.findIndex((stage) => stage.stageName === stageName),
  );
};

/** What the two draws run, and how often each is drawn. */
export const drawsEvidence = (context: CheckContext, stage: Stage): Evidence[] => {
  const at = stagePointer(context.world, stage.stageName);
  const { canarySettings, deploymentId } = stage;
  const words = (id: string | undefined): string => [id, timeOf(context, id)].filter(Boolean).join(' of ');
  const overrides = Object.keys(canarySettings?.stageVariableOverrides ?? {});
  const variables = overrides.length > 0 ? `, with its own ${overrides.join(', ')}` : '';
  return [
    { label: 'Production runs', pointer: `${at}/deploymentId`, observed: words(deploymentId) || 'nothing' },
    {
      label: `Canary runs, for ${canarySettings?.percentTraffic ?? 0} % of the calls`,
      pointer: `${at}/canarySettings`,
      observed: `${words(canarySettings?.deploymentId ?? deploymentId)}${variables}`,
    },
  ];
};
