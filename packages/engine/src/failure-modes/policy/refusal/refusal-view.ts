import { restFact } from '../../../facts.ts';
import { isPrivateApi } from '../../../gates/access/is-private-api.ts';
import type { PolicyDetail } from '../../../gates/access/policy-detail.ts';
import { policyDetailOf } from '../../../gates/access/policy-detail.ts';
import type { ConditionVerdict, StatementVerdict } from '../../../policy/policy-types.ts';
import type { World } from '../../../world.ts';
import type { Stop } from '../../stop.ts';

/** A refusal by the resource policy with all that is needed to name its cause. */
export interface RefusalView {
  readonly policy: PolicyDetail;
  readonly isExplicit: boolean;
  /** Whether the request came through an endpoint, known or not; a private API has no other way in. */
  readonly isPrivatePath: boolean;
  /** The VPC of the endpoint that the request came through. */
  readonly endpointVpcId: string | undefined;
  readonly callerVpcId: string | undefined;
  readonly authorizationType: string;
}

const valueIn = (policy: PolicyDetail, key: string): string | undefined => {
  const value = policy.context[key];
  return typeof value === 'string' ? value : undefined;
};

const isOfPrivateApi = ({ snapshot }: World): boolean => {
  const restApi = restFact('restApi').pick(snapshot);
  return restApi.state === 'present' && isPrivateApi(restApi.value);
};

const isEndpointWay = ({ simulated }: Stop): boolean => {
  const { way } = simulated.journey;
  return way?.kind === 'endpoint' || (way?.kind === 'load-balancer' && way.to?.kind === 'endpoint');
};

/** Undefined where the gate judged no policy. */
export const refusalViewOf = (world: World, stop: Stop): RefusalView | undefined => {
  const policy = policyDetailOf(stop.result);
  if (!policy) return undefined;
  const { decisions } = policy;
  const { refusal } = world.seen;
  const isOpen = decisions.includes('explicitDeny') && decisions.includes('implicitDeny');
  const callerVpcId = world.request?.network.vpcId;
  const isPrivatePath = isOfPrivateApi(world) || isEndpointWay(stop) || 'aws:SourceVpce' in policy.context;
  return {
    policy,
    isExplicit: isOpen ? (refusal?.explicit ?? false) : decisions.includes('explicitDeny'),
    isPrivatePath,
    endpointVpcId: valueIn(policy, 'aws:SourceVpc'),
    callerVpcId,
    authorizationType: stop.simulated.journey.route?.method.authorizationType ?? 'NONE',
  };
};

/** The Deny statements that refuse; those that may, where nothing is sure. */
export const denyingStatements = ({ policy }: RefusalView): readonly StatementVerdict[] => {
  const denies = policy.statements.filter(({ effect }) => effect === 'Deny');
  const sure = denies.filter(({ outcome }) => outcome === 'matched');
  return sure.length > 0 ? sure : denies.filter(({ outcome }) => outcome === 'undetermined');
};

/** The elements for which an Allow statement does not match (or may not). */
export interface Failing {
  readonly statement: StatementVerdict;
  readonly principal: boolean;
  readonly action: boolean;
  readonly resource: boolean;
  readonly conditions: readonly ConditionVerdict[];
  readonly count: number;
}

/** The Allow statements with what keeps each from matching, nearest first. */
export const failingAllows = ({ policy }: Pick<RefusalView, 'policy'>): Failing[] =>
  policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => {
      const principal = statement.principal.outcome !== 'matched';
      const action = statement.action.outcome !== 'matched';
      const resource = statement.resource.outcome !== 'matched';
      const conditions = statement.conditions.filter(({ outcome }) => outcome !== 'matched');
      return {
        statement,
        principal,
        action,
        resource,
        conditions,
        count: Number(principal) + Number(action) + Number(resource) + conditions.length,
      };
    })
    .sort((a, b) => a.count - b.count || a.statement.statementIndex - b.statement.statementIndex);
