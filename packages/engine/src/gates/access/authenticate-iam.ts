import type { PredictedReply, Request } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { restFact } from '../../facts.ts';
import { missingAuthenticationToken } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Identity } from '../journey.ts';
import { policyRefusal } from './policy-replies.ts';
import type { SignatureFlaw } from './signature-flaws.ts';
import { listSignatureFlaws } from './signature-flaws.ts';

const incomplete = (messageStart: string): PredictedReply => ({
  gatewayResponse: 'DEFAULT_4XX',
  status: 403,
  messageStart,
  errorType: 'IncompleteSignatureException',
});

/** An Authorization header that is no signature is read as a broken one; the oldest wording begins with the header in quotes. */
const brokenSignature = [
  incomplete("Authorization header requires 'Credential' parameter"),
  incomplete('Invalid key=value pair (missing equal-sign) in Authorization header'),
  incomplete("'"),
];

const unsignedReplies = (context: GateContext): PredictedReply[] => {
  const { request, world } = context;
  const restApi = restFact('restApi').pick(world.snapshot);
  const hasPolicy = restApi.state === 'present' && Boolean(restApi.value.policy);
  const hasHeader = request.credential.scheme !== 'none';
  return shapeReplies(context, [
    missingAuthenticationToken,
    ...(hasHeader ? brokenSignature : []),
    ...(hasPolicy ? [policyRefusal('anonymous')] : []),
  ]);
};

const identityOf = ({ principal }: Request, accountId: string): Identity | undefined => {
  const arn = principal ? parseArn(principal) : undefined;
  if (!principal || !arn) return undefined;
  return { principal, accountId: arn.accountId, isSameAccount: arn.accountId === accountId };
};

const refuseSignature = (context: GateContext, flaws: readonly SignatureFlaw[]): GateAnswer | undefined => {
  const [first] = flaws;
  if (!first) return undefined;
  const answer = {
    reason: 'iam-signature-invalid',
    replies: shapeReplies(
      context,
      flaws.map(({ reply }) => reply),
    ),
    detail: { flaws: flaws.map(({ reply: _reply, ...flaw }) => flaw) },
  } as const;
  return flaws.some(({ isSure }) => isSure)
    ? { outcome: 'stopped', ...answer }
    : { outcome: 'unknown', ...answer, missing: [] };
};

/**
 * AWS_IAM: the request has to carry a signature for this Region, service, host and time. The secret behind it cannot be
 * checked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export const authenticateIam = (context: GateContext): GateAnswer => {
  const { request, world } = context;
  const { credential } = request;
  if (credential.scheme === 'not-said') {
    return {
      outcome: 'unknown',
      reason: 'iam-unsigned',
      replies: unsignedReplies(context),
      detail: { unsaid: ['credential'] },
      missing: [],
    };
  }
  if (credential.scheme !== 'sigv4')
    return {
      outcome: 'stopped',
      reason: 'iam-unsigned',
      replies: unsignedReplies(context),
      detail: { scheme: credential.scheme },
    };
  const { target } = world.snapshot;
  const refused = refuseSignature(context, listSignatureFlaws(request, credential, target, world.seen));
  const identity = identityOf(request, target.accountId);
  const adds = identity ? { adds: { identity } } : {};
  return refused
    ? { ...refused, ...adds }
    : { outcome: 'passed', ...adds, detail: { principal: identity?.principal ?? null } };
};
