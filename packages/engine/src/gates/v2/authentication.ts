import { anonymous } from '../access/authenticate-lambda.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import { authenticateIamV2 } from './authenticate-iam.ts';
import { authenticateJwt } from './authenticate-jwt.ts';
import { authenticateLambdaV2 } from './authenticate-lambda.ts';
import { authorizerOfRoute } from './authorizer-of.ts';

const withAuthorizer = (context: GateContext): GateAnswer => {
  const found = authorizerOfRoute(context);
  if (!found) return { outcome: 'unknown', adds: { identity: anonymous } };
  return found.source.AuthorizerType === 'JWT' ? authenticateJwt(context, found) : authenticateLambdaV2(context, found);
};

/** What decides stands in the route, whose basis it shares. */
const judge = (context: GateContext): GateAnswer => {
  const { v2, route } = context.journey;
  if (v2?.call === 'management') return authenticateIamV2(context);
  // Who is connected was asked at the handshake; messages are not asked again.
  if (!route || v2?.call === 'message') return { outcome: 'skipped' };
  switch (route.method.authorizationType) {
    case 'NONE':
      return { outcome: 'skipped', adds: { identity: anonymous } };
    case 'AWS_IAM':
      return authenticateIamV2(context);
    case 'JWT':
    case 'CUSTOM':
      return withAuthorizer(context);
    default:
      return { outcome: 'unknown', detail: { authorizationType: route.method.authorizationType }, missing: [] };
  }
};

/** Who the caller is: a token, what a Lambda authorizer looks at, or a signature. */
export const v2AuthenticationGate: Gate = {
  id: 'authentication',
  title: 'Authentication',
  run: (context) => {
    const basis = context.journey.v2?.route?.basis ?? 'live';
    return { basis, ...judge(context) };
  },
};
