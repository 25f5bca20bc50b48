import { anonymous } from '../access/authenticate-lambda.ts';
import { authorizerFunctionAccess } from '../access/authorizer-function.ts';
import { compareReplies } from '../../reply/agreement.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { RouteAuthorizer } from './authorizer-of.ts';
import { missingIdentity } from './missing-identity.ts';
import { forbidden, handshakeFailed, handshakeRefused, internalServerError, unauthorized } from './replies.ts';

const isWebSocket = ({ world }: GateContext): boolean => world.snapshot.target.kind === 'WEBSOCKET';

/** The function's policy is asked only where the complaint does not show that the function answered. */
const mayBeBroken = ({ world: { seen } }: GateContext): boolean =>
  seen.isEmpty || seen.kind === 'failed' || (seen.status ?? 0) >= 500;

const access = (context: GateContext, { source }: RouteAuthorizer) =>
  authorizerFunctionAccess(context, {
    id: source.AuthorizerId ?? '',
    ...(source.AuthorizerUri ? { authorizerUri: source.AuthorizerUri } : {}),
    ...(source.AuthorizerCredentialsArn ? { authorizerCredentials: source.AuthorizerCredentialsArn } : {}),
  });

/** A simple response (`isAuthorized`) is known to format 2.0 only. */
const formatFlaw = ({ source }: RouteAuthorizer): string | undefined =>
  source.EnableSimpleResponses === true && source.AuthorizerPayloadFormatVersion === '1.0'
    ? 'simple-responses-need-2.0'
    : undefined;

const answerFunction = (context: GateContext, found: RouteAuthorizer): GateAnswer | undefined => {
  const replies = isWebSocket(context) ? handshakeFailed : [internalServerError];
  const answer = { reason: 'authorizer-misconfigured', replies } as const;
  const format = formatFlaw(found);
  if (format) return { outcome: 'stopped', ...answer, detail: { ...found.detail, format } };
  if (!mayBeBroken(context)) return undefined;
  const called = access(context, found);
  if (called.kind === 'allowed') return undefined;
  const detail = { ...found.detail, function: called };
  if (called.kind !== 'unknown') return { outcome: 'stopped', ...answer, detail };
  return context.facts.missing().length > 0 ? { outcome: 'unknown', ...answer, detail } : undefined;
};

/** What a function says of a token is not configuration: only the reply can tell that it refused. */
const answerRefusal = (context: GateContext, found: RouteAuthorizer): GateAnswer | undefined => {
  const { seen } = context.world;
  const isRefused = seen.status === 403 || seen.status === 401;
  if (!isRefused) return undefined;
  const replies = isWebSocket(context) ? handshakeRefused : [forbidden, unauthorized];
  // A preflight that was seen refused in API Gateway's words carried no token that the function could have let in.
  const isPreflight = context.leg === 'preflight' && seen.cors?.leg === 'preflight';
  const inItsWords = compareReplies(replies, seen) === 'agrees' && seen.message !== undefined;
  return {
    outcome: isPreflight && inItsWords ? 'stopped' : 'unknown',
    reason: 'authorizer-denies',
    replies,
    missing: [],
    detail: { ...found.detail, flaws: [] },
  };
};

/**
 * A Lambda authorizer: identity sources are looked for before the function is called. A policy or `isAuthorized` that the
 * function returns is taken to allow.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export const authenticateLambdaV2 = (context: GateContext, found: RouteAuthorizer): GateAnswer => {
  const refused = isWebSocket(context) ? [{ status: 401 }, { status: 403 }] : [unauthorized];
  const answer =
    missingIdentity(context, found, refused) ?? answerFunction(context, found) ?? answerRefusal(context, found);
  const adds = { identity: anonymous };
  if (answer) return { ...answer, adds };
  return { outcome: 'passed', adds, detail: { ...found.detail, assumes: 'the authorizer allows' } };
};
