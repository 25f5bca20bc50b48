import type { CallerNetwork, Contracts, ContractInput } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { stagesOf } from '../diagnosis/stages-of.ts';
import type { Handler } from '../http/handler.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

type Query = ContractInput<Contracts['listInvokeUrls']>['query'];

const toNetwork = ({
  from,
  callerAccountId,
  vpcId,
  subnetId,
  securityGroupIds,
  vpceId,
  sourceIp,
}: Query): CallerNetwork => ({
  from: from ?? 'not-said',
  ...(callerAccountId ? { accountId: callerAccountId } : {}),
  ...(vpcId ? { vpcId } : {}),
  ...(subnetId ? { subnetId } : {}),
  ...(securityGroupIds ? { securityGroupIds } : {}),
  ...(vpceId ? { vpceId } : {}),
  ...(sourceIp ? { sourceIp } : {}),
});

export const listInvokeUrls =
  (deps: HandlerDeps): Handler<Contracts['listInvokeUrls']> =>
  async ({ params, query }, { signal }) => {
    const { snapshot } = await collectBase(deps, params, { fresh: query.fresh, signal });
    checkStage(snapshot, query.stage);
    const variants = deps.engine.invokeUrls({
      snapshot,
      from: toNetwork(query),
      ...(query.stage === undefined ? {} : { stage: query.stage }),
      ...(query.path === undefined ? {} : { path: query.path }),
      ...(query.method === undefined ? {} : { method: query.method.toUpperCase() }),
    });
    return { variants: [...variants], stages: [...(stagesOf(snapshot) ?? [])] };
  };
