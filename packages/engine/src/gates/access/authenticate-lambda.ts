import { accessDenied, unauthorized } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Identity } from '../journey.ts';
import { authorizerFunctionAccess } from './authorizer-function.ts';
import type { FoundAuthorizer } from './find-authorizer.ts';
import type { IdentitySource } from './identity-source.ts';
import { parseIdentitySources, presenceOf } from './identity-source.ts';
import { canMatchToken } from './token-pattern.ts';

/** To the policies the caller of anything but AWS_IAM is anonymous. */
export const anonymous: Identity = { principal: 'anonymous', accountId: undefined, isSameAccount: undefined };

/** What API Gateway answers when it cannot call an authorizer or does not understand it. */
export const authorizerBroken = [
  { gatewayResponse: 'AUTHORIZER_CONFIGURATION_ERROR', status: 500, message: 'null' },
  { gatewayResponse: 'AUTHORIZER_FAILURE', status: 500, message: 'null' },
];

/** AWS caches for five minutes where nothing is said. */
export const cacheSecondsOf = ({ authorizer }: FoundAuthorizer): number =>
  authorizer.authorizerResultTtlInSeconds ?? 300;

/** A TOKEN authorizer always needs its header; whether a REQUEST authorizer without a cache does, AWS's pages leave open. */
const needsIdentity = (found: FoundAuthorizer): boolean =>
  found.authorizer.type !== 'REQUEST' || cacheSecondsOf(found) > 0;

const describe = ({ authorizer, pointer }: FoundAuthorizer): Record<string, unknown> => ({
  authorizer: pointer,
  authorizerId: authorizer.id,
  authorizerName: authorizer.name ?? authorizer.id,
  authorizerType: authorizer.type,
  cacheSeconds: authorizer.authorizerResultTtlInSeconds ?? 300,
});

const answerMissing = (
  context: GateContext,
  found: FoundAuthorizer,
  sources: readonly IdentitySource[],
): GateAnswer | undefined => {
  const { request, journey } = context;
  const presences = sources.map((source) => ({
    expression: source.expression,
    presence: presenceOf(source, request, journey.view?.variables ?? {}),
  }));
  const missing = presences.filter(({ presence }) => presence === 'missing').map(({ expression }) => expression);
  const open = presences.filter(({ presence }) => presence === 'unknown').map(({ expression }) => expression);
  if (missing.length === 0 && open.length === 0) return undefined;
  const answer = {
    reason: 'authorizer-identity-missing',
    replies: shapeReplies(context, [unauthorized]),
    basis: 'assumed-from-saved',
  } as const;
  const detail = { ...describe(found), sources: sources.map(({ expression }) => expression), missing };
  if (missing.length > 0 && needsIdentity(found)) return { outcome: 'stopped', ...answer, detail };
  return { outcome: 'unknown', ...answer, missing: [], detail: { ...detail, unsaid: open } };
};

const answerPattern = (
  context: GateContext,
  found: FoundAuthorizer,
  [source]: readonly IdentitySource[],
): GateAnswer | undefined => {
  const { identityValidationExpression: pattern, type } = found.authorizer;
  const value = source?.kind === 'header' ? context.request.headers[source.name.toLowerCase()] : undefined;
  if (type !== 'TOKEN' || !pattern || value === undefined || canMatchToken(pattern, value) !== false) return undefined;
  const detail = { ...describe(found), sources: [source?.expression], missing: [], pattern };
  return {
    outcome: 'stopped',
    reason: 'authorizer-identity-missing',
    basis: 'assumed-from-saved',
    replies: shapeReplies(context, [unauthorized]),
    detail,
  };
};

/** The function's policy is only asked for when the complaint does not already show that the function answered. */
const mayBeBroken = ({ world: { seen } }: GateContext): boolean =>
  seen.isEmpty || seen.kind === 'failed' || (seen.status ?? 0) >= 500;

const answerFunction = (context: GateContext, found: FoundAuthorizer): GateAnswer | undefined => {
  if (!mayBeBroken(context)) return undefined;
  const access = authorizerFunctionAccess(context, found.authorizer);
  if (access.kind === 'allowed') return undefined;
  const answer = {
    reason: 'authorizer-misconfigured',
    basis: 'assumed-from-saved',
    replies: shapeReplies(context, authorizerBroken),
    detail: { ...describe(found), function: access },
  } as const;
  if (access.kind !== 'unknown') return { outcome: 'stopped', ...answer };
  return context.facts.missing().length > 0 ? { outcome: 'unknown', ...answer } : undefined;
};

/** Whether the reply that was seen is a refusal that only an authorizer's function gives: its policy's, or "Unauthorized". */
const isRefusedByFunction = ({ world: { seen } }: GateContext): boolean =>
  (seen.refusal !== undefined && seen.refusal.principal === undefined) ||
  seen.errorType === 'UnauthorizedException' ||
  seen.message?.toLowerCase() === 'unauthorized';

/** The function is asked about a preflight too, which carries no token: what was seen of it says that it refused. */
const answerPreflight = (context: GateContext, found: FoundAuthorizer): GateAnswer | undefined => {
  if (context.leg !== 'preflight' || context.world.seen.cors?.leg !== 'preflight' || !isRefusedByFunction(context))
    return undefined;
  return {
    outcome: 'stopped',
    reason: 'authorizer-denies',
    basis: 'assumed-from-saved',
    replies: shapeReplies(context, [accessDenied('User is not authorized to access this resource'), unauthorized]),
    detail: { ...describe(found), flaws: [] },
  };
};

/**
 * A Lambda authorizer: identity sources and the token's form are checked before the function is called. What the function
 * says of a token is not configuration: it is taken to allow.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export const authenticateLambda = (context: GateContext, found: FoundAuthorizer): GateAnswer => {
  const sources = parseIdentitySources(found.authorizer.identitySource);
  const answer =
    answerMissing(context, found, sources) ??
    answerPattern(context, found, sources) ??
    answerPreflight(context, found) ??
    answerFunction(context, found);
  const adds = { identity: anonymous };
  if (answer) return { ...answer, adds };
  return {
    outcome: 'passed',
    adds,
    basis: 'assumed-from-saved',
    detail: { ...describe(found), assumes: 'the authorizer allows' },
  };
};
