import type { PredictedReply } from '@gatescope/shared';
import { unauthorized } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import { anonymous } from './authenticate-lambda.ts';
import type { TokenFlaw, TokenTime } from './cognito-token.ts';
import { listTokenFlaws } from './cognito-token.ts';
import type { FoundAuthorizer } from './find-authorizer.ts';
import { parseIdentitySources, presenceOf } from './identity-source.ts';
import { timeOfComplaint } from './policy-context.ts';
import { authorizerRefusal } from './policy-replies.ts';
import { canMatchToken } from './token-pattern.ts';

const expired: PredictedReply = {
  gatewayResponse: 'UNAUTHORIZED',
  status: 401,
  message: 'The incoming token has expired',
  errorType: 'UnauthorizedException',
};

const repliesFor = (flaws: readonly TokenFlaw[]): PredictedReply[] => [
  unauthorized,
  ...(flaws.some(({ kind }) => kind === 'expired') ? [expired] : []),
  ...(flaws.some(({ kind }) => kind === 'scope') ? [authorizerRefusal] : []),
];

const timeOf = ({ world }: GateContext): TokenTime => {
  const time = timeOfComplaint(world.seen);
  return time === undefined
    ? { seconds: Date.parse(world.snapshot.takenAt) / 1000, isSure: false }
    : { seconds: time / 1000, isSure: true };
};

const refuseToken = (
  context: GateContext,
  flaws: readonly TokenFlaw[],
  detail: Record<string, unknown>,
): GateAnswer => {
  const reason = flaws[0]?.kind === 'issuer' ? 'authorizer-misconfigured' : 'authorizer-denies';
  const answer = {
    reason,
    basis: 'assumed-from-saved',
    replies: shapeReplies(context, repliesFor(flaws)),
    detail: { ...detail, flaws },
  } as const;
  const isSure = flaws.some((flaw) => flaw.kind !== 'expired' || flaw.isSure);
  return isSure ? { outcome: 'stopped', ...answer } : { outcome: 'unknown', ...answer, missing: [] };
};

const judgeToken = (context: GateContext, found: FoundAuthorizer, detail: Record<string, unknown>): GateAnswer => {
  const { credential } = context.request;
  const claims = credential.scheme === 'bearer' ? credential.claims : undefined;
  if (!claims) {
    const replies = shapeReplies(context, [unauthorized, expired]);
    return {
      outcome: 'unknown',
      reason: 'authorizer-denies',
      basis: 'assumed-from-saved',
      replies,
      detail: { ...detail, unsaid: ['credential.claims'] },
      missing: [],
    };
  }
  const flaws = listTokenFlaws(claims, found.authorizer, found.scopes, timeOf(context));
  if (flaws.length > 0) return refuseToken(context, flaws, detail);
  return { outcome: 'passed', basis: 'assumed-from-saved', detail: { ...detail, tokenUse: claims.token_use ?? null } };
};

const judge = (context: GateContext, found: FoundAuthorizer): GateAnswer => {
  const { request, journey } = context;
  const { authorizer, pointer } = found;
  const [source] = parseIdentitySources(authorizer.identitySource ?? 'method.request.header.Authorization');
  const detail = {
    authorizer: pointer,
    authorizerId: authorizer.id,
    authorizerName: authorizer.name ?? authorizer.id,
    authorizerType: authorizer.type,
    sources: source ? [source.expression] : [],
  };
  const presence = source ? presenceOf(source, request, journey.view?.variables ?? {}) : 'unknown';
  const absent = {
    reason: 'authorizer-identity-missing',
    basis: 'assumed-from-saved',
    replies: shapeReplies(context, [unauthorized]),
  } as const;
  if (presence === 'missing') return { outcome: 'stopped', ...absent, detail: { ...detail, missing: detail.sources } };
  if (presence === 'unknown')
    return { outcome: 'unknown', ...absent, detail: { ...detail, unsaid: detail.sources, missing: [] }, missing: [] };
  const value = source?.kind === 'header' ? request.headers[source.name.toLowerCase()] : undefined;
  const { identityValidationExpression: pattern } = authorizer;
  if (pattern && value !== undefined && canMatchToken(pattern, value) === false)
    return { outcome: 'stopped', ...absent, detail: { ...detail, missing: [], pattern } };
  return judgeToken(context, found, detail);
};

/**
 * A Cognito user pool authorizer: the token's issuer, kind, scopes and expiry. Its signature cannot be checked here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export const authenticateCognito = (context: GateContext, found: FoundAuthorizer): GateAnswer => ({
  ...judge(context, found),
  adds: { identity: anonymous },
});
