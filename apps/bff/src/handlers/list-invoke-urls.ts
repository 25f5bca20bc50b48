import {
  maximumRounds,
  type CallerNetwork,
  type Contracts,
  type ContractInput,
  type InvokeUrlVariant,
} from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { stagesOf } from '../diagnosis/stages-of.ts';
import type { Handler } from '../http/handler.ts';
import type { Collected } from '../ports.ts';
import { collectBase, collectMore } from './collect-view.ts';
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

/** Facts that preconditions rest on and nobody has asked AWS for. */
const notAskedBy = (variants: readonly InvokeUrlVariant[]): string[] => {
  const missing = variants.flatMap(({ preconditions }) => preconditions.flatMap((one) => one.missing));
  return [...new Set(missing.flatMap(({ cause, pointer }) => (cause === 'not-asked' ? [pointer] : [])))];
};

export const listInvokeUrls =
  (deps: HandlerDeps): Handler<Contracts['listInvokeUrls']> =>
  async ({ params, query }, { signal }) => {
    const variantsOf = ({ snapshot }: Collected): readonly InvokeUrlVariant[] =>
      deps.engine.invokeUrls({
        snapshot,
        from: toNetwork(query),
        ...(query.stage === undefined ? {} : { stage: query.stage }),
        ...(query.path === undefined ? {} : { path: query.path }),
        ...(query.method === undefined ? {} : { method: query.method.toUpperCase() }),
      });
    let collected = await collectBase(deps, params, { fresh: query.fresh, signal });
    checkStage(collected.snapshot, query.stage);
    let variants = variantsOf(collected);
    const asked = new Set<string>();
    for (let round = 1; round < maximumRounds; round += 1) {
      const wanted = notAskedBy(variants).filter((pointer) => !asked.has(pointer));
      if (wanted.length === 0) break;
      for (const pointer of wanted) asked.add(pointer);
      collected = await collectMore(deps, params, { previous: collected, wanted, signal });
      variants = variantsOf(collected);
    }
    return { variants: [...variants], stages: [...(stagesOf(collected.snapshot) ?? [])] };
  };
