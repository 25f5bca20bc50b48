import type { PredictedReply } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { anonymous } from '../access/authenticate-lambda.ts';
import type { TokenTime } from '../access/cognito-token.ts';
import { timeOfComplaint } from '../access/policy-context.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { RouteAuthorizer } from './authorizer-of.ts';
import { missingIdentity } from './missing-identity.ts';
import { readBearerError } from './bearer-error.ts';
import type { JwtFlaw } from './jwt-flaws.ts';
import { listJwtFlaws } from './jwt-flaws.ts';
import { forbidden, unauthorized } from './replies.ts';

const timeOf = ({ world }: GateContext): TokenTime => {
  const time = timeOfComplaint(world.seen);
  return time === undefined
    ? { seconds: Date.parse(world.snapshot.takenAt) / 1000, isSure: false }
    : { seconds: time / 1000, isSure: true };
};

/** Issuer and audience are the authorizer's own settings; the rest is the token's doing. */
const reasonOf = (kind: string | undefined): ReasonCode =>
  kind === 'issuer' || kind === 'audience' || kind === 'keys' ? 'authorizer-misconfigured' : 'authorizer-denies';

/** A token that is good but for its scopes is answered 403, every other flaw 401. */
const repliesFor = (flaws: readonly JwtFlaw[]): readonly PredictedReply[] =>
  flaws.every(({ kind }) => kind === 'scope') ? [forbidden] : [unauthorized];

const isSureFlaw = (flaw: JwtFlaw): boolean => !('isSure' in flaw) || flaw.isSure;

const refuse = (flaws: readonly JwtFlaw[], detail: Record<string, unknown>): GateAnswer => {
  const sure = flaws.filter(isSureFlaw);
  const shown = sure.length > 0 ? sure : flaws;
  const answer = {
    reason: reasonOf(shown[0]?.kind),
    replies: repliesFor(shown),
    detail: { ...detail, flaws: shown },
  };
  return sure.length > 0 ? { outcome: 'stopped', ...answer } : { outcome: 'unknown', ...answer, missing: [] };
};

/** The reply's own word on the token, where the claims do not tell. */
const fromReply = ({ world }: GateContext, detail: Record<string, unknown>): GateAnswer | undefined => {
  const error = readBearerError(world.seen);
  if (!error || error.kind === 'unknown') return undefined;
  const answer = {
    reason: reasonOf(error.kind),
    replies: error.kind === 'scope' ? [forbidden] : [unauthorized],
    detail: { ...detail, bearerError: error, flaws: [] },
  };
  return { outcome: 'stopped', ...answer };
};

const judgeClaims = (context: GateContext, found: RouteAuthorizer, detail: Record<string, unknown>): GateAnswer => {
  const { credential } = context.request;
  const claims = credential.scheme === 'bearer' ? credential.claims : undefined;
  const scopes = context.journey.v2?.route?.route.AuthorizationScopes ?? [];
  const flaws = claims ? listJwtFlaws(claims, found.source, scopes, timeOf(context)) : [];
  if (flaws.some(isSureFlaw)) return refuse(flaws, detail);
  const told = fromReply(context, detail);
  if (told) return told;
  if (flaws.length > 0 && !context.world.seen.isEmpty) return refuse(flaws, detail);
  if (claims) return { outcome: 'passed', detail: { ...detail, claims: Object.keys(claims) } };
  const replies = scopes.length > 0 ? [unauthorized, forbidden] : [unauthorized];
  const unsaid = { unsaid: ['credential.claims'], flaws: [] };
  return { outcome: 'unknown', reason: 'authorizer-denies', replies, missing: [], detail: { ...detail, ...unsaid } };
};

/**
 * A JWT authorizer: identity source, issuer, audience, times and scopes of the token. Its signature cannot be checked here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const authenticateJwt = (context: GateContext, found: RouteAuthorizer): GateAnswer => {
  const missing = missingIdentity(context, found, [unauthorized]);
  const answer = missing ?? judgeClaims(context, found, found.detail);
  return { ...answer, adds: { identity: anonymous } };
};
