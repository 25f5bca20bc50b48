import type { PolicyDecision } from '../policy/policy-types.ts';
import { accountFact } from '../facts.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import type { PolicyAnswer } from './access/ask-policy.ts';
import { askPolicy } from './access/ask-policy.ts';
import type { CalledByUrl } from './access/called-method.ts';
import { calledByUrl } from './access/called-method.ts';
import { endpointCallers } from './access/endpoint-caller.ts';
import type { FoundEndpoint } from './access/find-endpoint.ts';
import { findEndpoint } from './access/find-endpoint.ts';
import { methodArn } from './access/method-arn.ts';
import { domainArn } from './access/policy-context.ts';
import { policyRefusal } from './access/policy-replies.ts';
import { unsaidFields } from './access/unsaid.ts';
import { vantageOf } from './access/vantage.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import type { Way } from './journey.ts';

type EndpointWay = Extract<Way, { kind: 'endpoint' }>;

const endpointWay = (way: Way | undefined): EndpointWay | undefined => {
  if (way?.kind === 'load-balancer') return endpointWay(way.to);
  return way?.kind === 'endpoint' ? way : undefined;
};

/** One answer per caller and per ARN that the policy may be asked about. */
const askAll = (context: GateContext, { endpoint, pointer }: FoundEndpoint, called: CalledByUrl): PolicyAnswer[] => {
  const { world, request, journey } = context;
  const { target } = world.snapshot;
  const vantage = vantageOf({ way: journey.way, isPrivateApi: true, request });
  const resources = [methodArn(target, called), ...(called.domain ? [domainArn(target, called.domain)] : [])];
  return endpointCallers(request).flatMap((principal) =>
    resources.map((resource) =>
      askPolicy({
        source: {
          target,
          request,
          vantage,
          seen: world.seen,
          domain: called.domain,
          policy: 'endpoint-policy',
          ...(principal === 'anonymous' ? {} : { principal, isPrincipalUnsaid: principal === undefined }),
        },
        document: endpoint.PolicyDocument,
        pointer: `${pointer}/PolicyDocument`,
        resource,
      }),
    ),
  );
};

const judge = (context: GateContext, found: FoundEndpoint, called: CalledByUrl): GateAnswer => {
  const answers = askAll(context, found, called);
  const [first] = answers;
  const decisions = new Set<PolicyDecision>(answers.flatMap(({ detail }) => detail.decisions));
  const isMalformed = answers.some((answer) => answer.isMalformed);
  const callers = endpointCallers(context.request);
  const detail = { policy: first?.detail, vpceId: found.endpoint.VpcEndpointId, owner: found.endpoint.OwnerId ?? null };
  if (!isMalformed && decisions.size === 1 && decisions.has('allow')) return { outcome: 'passed', detail };
  const reason = 'endpoint-policy-refuses';
  const replies = shapeReplies(context, [...new Set(callers)].map(policyRefusal));
  if (!isMalformed && !decisions.has('allow')) return { outcome: 'stopped', reason, replies, detail };
  const unsaid = [
    ...unsaidFields(answers.flatMap((answer) => answer.detail.doubts)),
    ...(callers.every((principal) => principal !== undefined) ? [] : ['principal']),
  ];
  return {
    outcome: 'unknown',
    reason,
    replies,
    detail: { ...detail, unsaid, ...(isMalformed ? { malformed: true } : {}) },
    missing: [],
  };
};

/** The endpoint is somebody else's: its policy cannot be read from here. */
const foreign = (context: GateContext, vpceId: string): GateAnswer => ({
  outcome: 'unknown',
  reason: 'endpoint-policy-refuses',
  replies: shapeReplies(context, [policyRefusal('anonymous'), policyRefusal(undefined)]),
  detail: { vpceId, owner: null },
  missing: [
    {
      pointer: accountFact('vpcEndpoints').pointer,
      cause: 'other-account',
      permission: { action: 'ec2:DescribeVpcEndpoints', resource: '*' },
    },
  ],
});

/**
 * The policy of the endpoint that the request comes through. It is asked first, before API Gateway looks at host or route.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export const endpointPolicyGate: Gate = {
  id: 'endpoint-policy',
  title: 'Endpoint policy',
  run: (context) => {
    const { world, journey, facts } = context;
    const way = endpointWay(journey.way);
    if (!way) return { outcome: 'skipped' };
    const endpoints = facts.read(accountFact('vpcEndpoints'));
    const found = findEndpoint(world.snapshot, way.vpceId);
    if (!found) return endpoints.state === 'hidden' ? { outcome: 'unknown' } : foreign(context, way.vpceId);
    // DescribeVpcEndpoints always gives a policy for this kind of endpoint; without one there is nothing that refuses.
    if (!found.endpoint.PolicyDocument) return { outcome: 'passed', detail: { vpceId: way.vpceId } };
    const called = calledByUrl(context, way.vpceId);
    return called ? judge(context, found, called) : { outcome: 'unknown', detail: { vpceId: way.vpceId }, missing: [] };
  },
};
