import type { Request } from '@gatescope/shared';
import { askIdentityPolicies } from '../access/identity-policies.ts';
import { executeApiArn, methodArn } from '../access/method-arn.ts';
import { policyRefusal } from '../access/policy-replies.ts';
import { vantageOf } from '../access/vantage.ts';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import type { Arrival, Identity } from '../journey.ts';
import type { PolicyDecision } from '../../policy/policy-types.ts';
import { splitPath } from '../route/match-route.ts';
import { forbidden, handshakeRefused } from './replies.ts';

/** What IAM is asked: action and ARN; several where AWS's pages write the ARN in more than one way. */
interface Asked {
  readonly action: 'execute-api:Invoke' | 'execute-api:ManageConnections';
  readonly resources: readonly string[];
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
const askedOf = ({ world, journey, request }: GateContext, arrival: Arrival): Asked => {
  const { target } = world.snapshot;
  const { stageName, path } = arrival;
  if (journey.v2?.call === 'management') {
    const connection = splitPath(path).slice(1).join('/');
    const base = `${executeApiArn(target)}/${stageName}/${request.method}/@connections`;
    return { action: 'execute-api:ManageConnections', resources: [`${base}/${connection}`, base] };
  }
  if (target.kind === 'WEBSOCKET')
    return { action: 'execute-api:Invoke', resources: [`${executeApiArn(target)}/${stageName}/$connect`] };
  return { action: 'execute-api:Invoke', resources: [methodArn(target, { stageName, verb: request.method, path })] };
};

const repliesOf = ({ world, journey }: GateContext, principal: string | undefined) => {
  if (world.snapshot.target.kind === 'HTTP') return [forbidden];
  return journey.v2?.call === 'management' ? [policyRefusal(principal), { status: 403 }] : handshakeRefused;
};

const withoutIdentity = (context: GateContext): GateAnswer => ({
  outcome: 'unknown',
  reason: 'iam-identity-no-allow',
  replies: repliesOf(context, undefined),
  detail: { unsaid: ['principal'] },
  missing: [],
});

/** No resource policy can let a stranger in: he has to take on a role of the API's account. */
const refuseStranger = (context: GateContext, who: Identity): GateAnswer => ({
  outcome: 'stopped',
  reason: 'iam-cross-account',
  replies: repliesOf(context, who.principal),
  detail: { principal: who.principal, isSameAccount: false, sides: ['none'], identityDecisions: null },
});

const everyDecision: readonly PolicyDecision[] = ['allow', 'implicitDeny', 'explicitDeny'];

const judge = (context: GateContext, arrival: Arrival, who: Identity): GateAnswer => {
  const { world, facts, journey, request } = context;
  const { target } = world.snapshot;
  const asked = askedOf(context, arrival);
  const vantage = vantageOf({ way: journey.way, isPrivateApi: false, request });
  const source = {
    target,
    request,
    vantage,
    seen: world.seen,
    principal: who.principal,
    policy: 'identity-policy',
    action: asked.action,
  } as const;
  const answers = asked.resources.map((resource) => askIdentityPolicies(facts, world.snapshot, source, resource));
  const [identity] = answers;
  const decisions = identity ? [...new Set(answers.flatMap((answer) => answer?.decisions ?? []))] : everyDecision;
  const detail = {
    principal: who.principal,
    isSameAccount: who.isSameAccount,
    action: asked.action,
    resource: asked.resources[0],
    identityDecisions: identity?.decisions ?? null,
    ...(identity?.detail ? { identityPolicy: identity.detail } : {}),
  };
  if (decisions.length === 1 && decisions[0] === 'allow') return { outcome: 'passed', detail };
  const reason = decisions.includes('implicitDeny') ? 'iam-identity-no-allow' : 'iam-identity-denies';
  const refusal = { reason, replies: repliesOf(context, who.principal), detail } as const;
  return decisions.includes('allow') ? { outcome: 'unknown', ...refusal } : { outcome: 'stopped', ...refusal };
};

const isSignedFor = ({ credential }: Request): boolean => credential.scheme === 'sigv4';

const run = (context: GateContext): GateAnswer => {
  const { journey, request } = context;
  const { arrival, route, v2, identity } = journey;
  const isIam = v2?.call === 'management' || (v2?.call !== 'message' && route?.method.authorizationType === 'AWS_IAM');
  if (!arrival || !v2 || !isIam) return { outcome: 'skipped' };
  if (!isSignedFor(request) || !identity) return withoutIdentity(context);
  return identity.isSameAccount === false ? refuseStranger(context, identity) : judge(context, arrival, identity);
};

/**
 * What the caller's own policies say. HTTP and WebSocket APIs have no resource policy beside them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export const v2AuthorizationGate: Gate = { id: 'authorization', title: 'IAM decision', run };
