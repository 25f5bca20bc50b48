import type { RestApi } from '@gatescope/shared';
import type { DeployedView } from '../deployed-view.ts';
import { restFact } from '../facts.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import { answerRefusal } from './access/answer-refusal.ts';
import { askResourcePolicy } from './access/ask-resource-policy.ts';
import { isPrivateApi } from './access/is-private-api.ts';
import { policyInForce } from './access/policy-in-force.ts';
import { policyRefusal } from './access/policy-replies.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

const withoutPolicy = (context: GateContext, restApi: RestApi): GateAnswer => {
  const adds = { resourcePolicy: 'none' } as const;
  if (!isPrivateApi(restApi)) return { outcome: 'skipped', adds, detail: { policy: null } };
  return {
    outcome: 'stopped',
    reason: 'resource-policy-missing',
    basis: 'assumed-from-saved',
    adds,
    replies: shapeReplies(context, [policyRefusal('anonymous')]),
  };
};

/** Undefined where the deployed methods are not known; a path without a method is judged like an open one. */
const authorizationTypeOf = ({ journey }: GateContext): string | undefined =>
  journey.route?.method.authorizationType ?? (journey.view?.methods.state === 'present' ? 'NONE' : undefined);

/** A path without a method that begins with a stage's name once more is a wrong URL, whatever the policy makes of it. */
const isDoubledStage = ({ world, journey }: GateContext): boolean => {
  const { api } = world.snapshot;
  const first = journey.arrival?.path.split('/')[1];
  return (
    journey.route === undefined &&
    api.kind === 'REST' &&
    api.stages.state === 'present' &&
    api.stages.value.some(({ stageName }) => stageName === first)
  );
};

const judge = (context: GateContext, restApi: RestApi, view: DeployedView): GateAnswer => {
  const policy = policyInForce(view, restApi);
  if (!policy) return withoutPolicy(context, restApi);
  const { basis } = policy;
  const type = authorizationTypeOf(context);
  if (type === undefined) return { outcome: 'unknown', basis };
  if (isDoubledStage(context)) return { outcome: 'skipped', basis };
  if (type !== 'NONE' && type !== 'CUSTOM')
    return { outcome: 'skipped', basis, detail: { decidedIn: 'authorization' } };
  const answer = askResourcePolicy(context, restApi, policy);
  if (!answer) return { outcome: 'skipped', basis };
  const refused = answerRefusal(
    context,
    answer,
    type === 'CUSTOM' ? ['explicitDeny'] : ['explicitDeny', 'implicitDeny'],
    basis,
  );
  if (refused) return refused;
  return {
    outcome: 'passed',
    basis,
    detail: { policy: answer.detail },
    ...(answer.decision ? { adds: { resourcePolicy: answer.decision } } : {}),
  };
};

/**
 * The API's own policy where it decides before anything else: always for methods without authorization, and for its
 * explicit denies before a Lambda authorizer is called. For IAM and Cognito it is weighed behind the authentication.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const resourcePolicyGate: Gate = {
  id: 'resource-policy',
  title: 'Resource policy',
  run: (context) => {
    const { journey, facts } = context;
    if (!journey.arrival || !journey.view) return { outcome: 'skipped' };
    const restApi = facts.read(restFact('restApi'));
    if (restApi.state !== 'present') return { outcome: 'unknown' };
    return judge(context, restApi.value, journey.view);
  },
};
