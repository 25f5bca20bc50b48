import type { PredictedReply, Request } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { listSignatureFlaws } from '../access/signature-flaws.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import type { Identity } from '../journey.ts';
import { missingAuthenticationToken } from '../../reply/replies.ts';
import { forbidden } from './replies.ts';

/**
 * HTTP APIs say Forbidden, whatever is wrong with a signature; WebSocket APIs speak like REST APIs, though a handshake shows
 * its status at most.
 */
const repliesOf = ({ world }: GateContext, own: readonly PredictedReply[]): readonly PredictedReply[] =>
  world.snapshot.target.kind === 'HTTP' ? [forbidden] : [...own, { status: 403 }];

const identityOf = ({ principal }: Request, accountId: string): Identity | undefined => {
  const arn = principal ? parseArn(principal) : undefined;
  if (!principal || !arn) return undefined;
  return { principal, accountId: arn.accountId, isSameAccount: arn.accountId === accountId };
};

/**
 * AWS_IAM: a signature for this Region, service, host and time has to be there. The secret behind it cannot be checked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export const authenticateIamV2 = (context: GateContext): GateAnswer => {
  const { request, world } = context;
  const { credential } = request;
  const unsigned = { reason: 'iam-unsigned', replies: repliesOf(context, [missingAuthenticationToken]) } as const;
  if (credential.scheme === 'not-said')
    return { outcome: 'unknown', ...unsigned, detail: { unsaid: ['credential'] }, missing: [] };
  if (credential.scheme !== 'sigv4') return { outcome: 'stopped', ...unsigned, detail: { scheme: credential.scheme } };
  const identity = identityOf(request, world.snapshot.target.accountId);
  const adds = identity ? { identity } : {};
  const flaws = listSignatureFlaws(request, credential, world.snapshot.target, world.seen);
  if (flaws.length === 0) return { outcome: 'passed', adds, detail: { principal: identity?.principal ?? null } };
  const answer = {
    reason: 'iam-signature-invalid',
    replies: repliesOf(
      context,
      flaws.map(({ reply }) => reply),
    ),
    detail: { flaws: flaws.map(({ reply: _reply, ...flaw }) => flaw) },
    adds,
  } as const;
  return flaws.some(({ isSure }) => isSure)
    ? { outcome: 'stopped', ...answer }
    : { outcome: 'unknown', ...answer, missing: [] };
};
