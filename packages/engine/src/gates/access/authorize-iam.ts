import type { RestApi } from '@gatescope/shared';
import type { PolicyDecision } from '../../policy/policy-types.ts';
import type { ReasonCode } from '../../reason-codes.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Identity } from '../journey.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { PolicyAnswer } from './ask-policy.ts';
import { askResourcePolicy } from './ask-resource-policy.ts';
import type { IdentityAnswer } from './identity-policies.ts';
import { askIdentityPolicies } from './identity-policies.ts';
import { isPrivateApi } from './is-private-api.ts';
import { methodArn } from './method-arn.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import { policyRefusal } from './policy-replies.ts';
import { vantageOf } from './vantage.ts';

/** What each side can say; `delegates`: the policy allows the account as a whole, which leaves it to the caller's own policies. */
type Side = PolicyDecision | 'delegates' | 'none';

/** A combination's result: undefined lets the request through. */
type Combined = ReasonCode | undefined;

/** Same account: a Deny on either side refuses, an Allow on either side suffices. */
const sameAccount = (policy: Side, identity: PolicyDecision): Combined => {
  if (policy === 'explicitDeny') return 'resource-policy-denies';
  if (identity === 'explicitDeny') return 'iam-identity-denies';
  return policy === 'allow' || identity === 'allow' ? undefined : 'iam-identity-no-allow';
};

/** Another account: a Deny on either side refuses, both sides have to allow. */
const crossAccount = (policy: Side, identity: PolicyDecision): Combined => {
  if (policy === 'explicitDeny') return 'resource-policy-denies';
  if (identity === 'explicitDeny') return 'iam-identity-denies';
  return (policy === 'allow' || policy === 'delegates') && identity === 'allow' ? undefined : 'iam-cross-account';
};

/** An Allow for an account (its id or root) delegates; one for everyone or for the caller itself allows. */
const sidesOf = (answer: PolicyAnswer | undefined): readonly Side[] => {
  if (!answer) return ['none'];
  const { decisions, statements, principal } = answer.detail;
  const allows = statements.filter(({ effect, outcome }) => effect === 'Allow' && outcome !== 'not-matched');
  const isDelegated =
    !principal.endsWith(':root') && allows.every(({ principal: met }) => met.reason === 'principal-account');
  return decisions.map((decision) => (decision === 'allow' && isDelegated ? 'delegates' : decision));
};

const everyDecision: readonly PolicyDecision[] = ['allow', 'implicitDeny', 'explicitDeny'];

const combine = (sides: readonly Side[], identities: readonly PolicyDecision[], isSame: boolean): Combined[] => [
  ...new Set(
    sides.flatMap((policy) => identities.map((identity) => (isSame ? sameAccount : crossAccount)(policy, identity))),
  ),
];

const told = ['iam-cross-account', 'iam-identity-no-allow', 'iam-identity-denies', 'resource-policy-denies'] as const;

/**
 * Which possible reason is told where it is open: the one that the known side makes most likely. A Deny that is seen and
 * may meet the caller comes before policies that nobody could read.
 */
const likeliest = (reasons: readonly Combined[], isIdentityHidden: boolean): ReasonCode | undefined =>
  (isIdentityHidden ? told.toReversed() : told).find((reason) => reasons.includes(reason));

interface Both {
  readonly policy: PolicyInForce | undefined;
  readonly answer: PolicyAnswer | undefined;
  readonly identity: IdentityAnswer | undefined;
}

const weigh = (context: GateContext, who: Identity, { policy, answer, identity }: Both): GateAnswer => {
  const sides = sidesOf(answer);
  const reasons = combine(sides, identity?.decisions ?? everyDecision, who.isSameAccount !== false);
  const detail = {
    principal: who.principal,
    isSameAccount: who.isSameAccount,
    sides,
    ...(answer ? { policy: answer.detail } : {}),
    ...(identity
      ? { identityDecisions: identity.decisions, ...(identity.detail ? { identityPolicy: identity.detail } : {}) }
      : { identityDecisions: null }),
  };
  const common = {
    detail,
    basis: policy?.basis ?? 'live',
    adds: { resourcePolicy: answer?.decision ?? ('none' as const) },
  } as const;
  const reason = likeliest(reasons, identity === undefined && sides.includes('explicitDeny'));
  if (reason === undefined) return { outcome: 'passed', ...common };
  const refusal = { ...common, reason, replies: shapeReplies(context, [policyRefusal(who.principal)]) };
  return reasons.includes(undefined) ? { outcome: 'unknown', ...refusal } : { outcome: 'stopped', ...refusal };
};

/** Without a name for the caller only a Deny for everybody is certain. */
const withoutIdentity = (context: GateContext, restApi: RestApi, policy: PolicyInForce | undefined): GateAnswer => {
  const answer = policy ? askResourcePolicy(context, restApi, policy, { isPrincipalUnsaid: true }) : undefined;
  if (policy && answer?.decision === 'explicitDeny')
    return answerRefusal(context, answer, ['explicitDeny'], policy.basis) ?? { outcome: 'skipped' };
  return {
    outcome: 'unknown',
    reason: 'iam-identity-no-allow',
    replies: shapeReplies(context, [policyRefusal(undefined)]),
    detail: { unsaid: ['principal'] },
    missing: [],
  };
};

/**
 * The resource policy and the caller's own policies together, by AWS's table for the caller's account.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const authorizeIam = (context: GateContext, restApi: RestApi, policy: PolicyInForce | undefined): GateAnswer => {
  const { journey, world, request, facts } = context;
  const { identity: who, arrival, way } = journey;
  if (!who || !arrival) return withoutIdentity(context, restApi, policy);
  if (!policy && isPrivateApi(restApi)) return { outcome: 'skipped' };
  const answer = policy ? askResourcePolicy(context, restApi, policy, { principal: who.principal }) : undefined;
  const refused =
    policy && answer && (answer.isMalformed || answer.decision === 'explicitDeny')
      ? answerRefusal(context, answer, ['explicitDeny'], policy.basis)
      : undefined;
  if (refused) return refused;
  const { target } = world.snapshot;
  const vantage = vantageOf({ way, isPrivateApi: isPrivateApi(restApi), request });
  const source = {
    target,
    request,
    vantage,
    seen: world.seen,
    domain: arrival.domain,
    principal: who.principal,
    policy: 'identity-policy',
  } as const;
  const resource = methodArn(target, { stageName: arrival.stageName, verb: request.method, path: arrival.path });
  return weigh(context, who, {
    policy,
    answer,
    identity: askIdentityPolicies(facts, world.snapshot, source, resource),
  });
};
