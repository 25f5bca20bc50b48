import type { ContractAnswer, Contracts, Snapshot } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { stagesOf } from '../diagnosis/stages-of.ts';
import type { Handler } from '../http/handler.ts';
import type { EnginePort } from '../ports.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

type Policies = ContractAnswer<Contracts['getAccess']>['policies'];

const resourcePolicy = ({ api }: Snapshot, engine: EnginePort): Policies => {
  if (api.kind !== 'REST' || api.restApi.state !== 'present' || !api.restApi.value.policy) return [];
  const inWords = engine.describePolicy(api.restApi.value.policy);
  return [
    { id: 'resource-policy', title: 'Resource policy (as saved)', pointer: '/api/restApi/value/policy', inWords },
  ];
};

const endpointPolicies = ({ account }: Snapshot, engine: EnginePort): Policies => {
  const endpoints = account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value : [];
  return endpoints.flatMap(({ VpcEndpointId: id, PolicyDocument }, index) =>
    PolicyDocument
      ? [
          {
            id,
            title: `Policy of the endpoint ${id}`,
            pointer: `/account/vpcEndpoints/value/${index}/PolicyDocument`,
            inWords: engine.describePolicy(PolicyDocument),
          },
        ]
      : [],
  );
};

export const getAccess =
  (deps: HandlerDeps): Handler<Contracts['getAccess']> =>
  async ({ params, query }, { signal }) => {
    const { snapshot } = await collectBase(deps, params, { fresh: query.fresh, signal });
    checkStage(snapshot, query.stage);
    const stages = stagesOf(snapshot) ?? [];
    const stage = query.stage ?? stages[0];
    const { methods, rows } =
      stage === undefined ? { methods: [], rows: [] } : deps.engine.accessMatrix(snapshot, stage);
    return {
      ...(stage === undefined ? {} : { stage }),
      stages: [...stages],
      methods: [...methods],
      rows: rows.map(({ caller, cells }) => ({ caller: { id: caller.id, label: caller.label }, cells: [...cells] })),
      policies: [...resourcePolicy(snapshot, deps.engine), ...endpointPolicies(snapshot, deps.engine)],
    };
  };
