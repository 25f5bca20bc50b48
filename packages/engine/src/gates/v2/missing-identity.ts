import type { PredictedReply } from '@gatescope/shared';
import { presenceOf } from '../access/identity-source.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { RouteAuthorizer } from './authorizer-of.ts';
import { readIdentitySources } from './identity-sources.ts';

/** A JWT authorizer looks here where nothing else is said. */
const usualSource = ['$request.header.Authorization'];

/**
 * What API Gateway answers by itself, without asking the authorizer, when an identity source is missing or empty; undefined
 * when all are there.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export const missingIdentity = (
  { request, journey }: GateContext,
  { source, detail }: RouteAuthorizer,
  replies: readonly PredictedReply[],
): GateAnswer | undefined => {
  const expressions = source.IdentitySource ?? (source.AuthorizerType === 'JWT' ? usualSource : []);
  const sources = readIdentitySources(expressions);
  const variables = journey.view?.variables ?? {};
  const having = (presence: string): string[] =>
    sources
      .filter((candidate) => presenceOf(candidate, request, variables) === presence)
      .map(({ expression }) => expression);
  const missing = having('missing');
  const unsaid = having('unknown');
  const told = { ...detail, sources: expressions, missing };
  const answer = { reason: 'authorizer-identity-missing', replies } as const;
  if (missing.length > 0) return { outcome: 'stopped', ...answer, detail: told };
  if (unsaid.length === 0) return undefined;
  return { outcome: 'unknown', ...answer, missing: [], detail: { ...told, unsaid } };
};
