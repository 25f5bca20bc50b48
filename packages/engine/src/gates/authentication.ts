import { authenticateCognito } from './access/authenticate-cognito.ts';
import { authenticateIam } from './access/authenticate-iam.ts';
import { anonymous, authenticateLambda } from './access/authenticate-lambda.ts';
import { findAuthorizer } from './access/find-authorizer.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { MatchedRoute } from './journey.ts';

const withAuthorizer = (context: GateContext, { method }: MatchedRoute): GateAnswer => {
  const found = findAuthorizer(context, method);
  const adds = { identity: anonymous };
  // The deployment's summary names the kind of authorization only; which authorizer it is must be taken from what is saved.
  if (!found) return { outcome: 'unknown', basis: 'assumed-from-saved', adds };
  return method.authorizationType === 'CUSTOM'
    ? authenticateLambda(context, found)
    : authenticateCognito(context, found);
};

/** Who the caller is: the signature, the Lambda authorizer's identity sources, or the user pool's token. */
export const authenticationGate: Gate = {
  id: 'authentication',
  title: 'Authentication',
  run: (context) => {
    const { route } = context.journey;
    if (!route) return { outcome: 'skipped' };
    switch (route.method.authorizationType) {
      case 'NONE':
        return { outcome: 'skipped', adds: { identity: anonymous } };
      case 'AWS_IAM':
        return authenticateIam(context);
      case 'CUSTOM':
      case 'COGNITO_USER_POOLS':
        return withAuthorizer(context, route);
      default:
        return { outcome: 'unknown', detail: { authorizationType: route.method.authorizationType }, missing: [] };
    }
  },
};
