import { type Contracts, type HttpApiFacts, type Snapshot, toPointer } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { stagesOf } from '../diagnosis/stages-of.ts';
import type { Handler } from '../http/handler.ts';
import { collectBase, collectMore } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const isAutomatic = ({ stages }: HttpApiFacts, stageName: string): boolean =>
  stages.state === 'present' && stages.value.some(({ StageName, AutoDeploy }) => StageName === stageName && AutoDeploy);

/** What tells how a stage runs: its export, and the summary of its deployment. */
const toldBy = ({ api }: Snapshot, stageName: string): string[] => {
  // What a stage that deploys by itself runs is what is saved; and AWS exports no WebSocket API.
  if (api.kind === 'HTTP') return isAutomatic(api, stageName) ? [] : [toPointer('api', 'exports', stageName)];
  if (api.kind !== 'REST' || api.stages.state !== 'present') return [];
  const stage = api.stages.value.find((candidate) => candidate.stageName === stageName);
  if (!stage?.deploymentId) return [];
  return [
    ...(api.deployed[stage.deploymentId] ? [] : [toPointer('api', 'deployed', stage.deploymentId)]),
    toPointer('api', 'exports', stageName),
  ];
};

export const getDrift =
  (deps: HandlerDeps): Handler<Contracts['getDrift']> =>
  async ({ params, query }, { signal }) => {
    const base = await collectBase(deps, params, { fresh: query.fresh, signal });
    checkStage(base.snapshot, query.stage);
    const stages = stagesOf(base.snapshot) ?? [];
    const stage = query.stage ?? stages[0];
    if (stage === undefined) return { stages: [], differences: [], hasSummary: false, hasExport: false };
    const { snapshot } = await collectMore(deps, params, {
      previous: base,
      wanted: toldBy(base.snapshot, stage),
      signal,
    });
    const { differences, hasSummary, hasExport } = deps.engine.listDrift(snapshot, stage);
    return { stage, stages: [...stages], differences: [...differences], hasSummary, hasExport };
  };
