import type { RestApi } from '@gatescope/shared';
import { restFact } from '../facts.ts';
import { answerRefusal } from './access/answer-refusal.ts';
import { askResourcePolicy } from './access/ask-resource-policy.ts';
import { authorizeIam } from './access/authorize-iam.ts';
import type { PolicyInForce } from './access/policy-in-force.ts';
import { policyInForce } from './access/policy-in-force.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

/** Cognito: the resource policy decides alone once the token is good, and has to allow where there is one. */
const authorizeCognito = (context: GateContext, restApi: RestApi, policy: PolicyInForce | undefined): GateAnswer => {
  const answer = policy ? askResourcePolicy(context, restApi, policy) : undefined;
  if (!policy || !answer) return { outcome: 'passed', adds: { resourcePolicy: 'none' } };
  const refused = answerRefusal(context, answer, ['explicitDeny', 'implicitDeny'], policy.basis);
  if (refused) return refused;
  return {
    outcome: 'passed',
    basis: policy.basis,
    detail: { policy: answer.detail },
    ...(answer.decision ? { adds: { resourcePolicy: answer.decision } } : {}),
  };
};

/**
 * The combined decision of resource policy and caller: AWS's two outcome tables. What a Lambda authorizer returns is taken
 * to allow, which a silent resource policy does not change.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const authorizationGate: Gate = {
  id: 'authorization',
  title: 'Combined decision',
  run: (context) => {
    const { journey, facts } = context;
    const type = journey.route?.method.authorizationType;
    if (!type || !journey.view || !journey.arrival || type === 'NONE') return { outcome: 'skipped' };
    if (type === 'CUSTOM') return { outcome: 'passed', detail: { assumes: 'the authorizer allows' } };
    const restApi = facts.read(restFact('restApi'));
    if (restApi.state !== 'present') return { outcome: 'unknown' };
    const policy = policyInForce(journey.view, restApi.value);
    if (type === 'COGNITO_USER_POOLS') return authorizeCognito(context, restApi.value, policy);
    return type === 'AWS_IAM' ? authorizeIam(context, restApi.value, policy) : { outcome: 'skipped' };
  },
};
