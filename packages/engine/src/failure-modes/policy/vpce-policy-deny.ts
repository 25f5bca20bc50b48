import type { Evidence, ProposedFix } from '@gatescope/shared';
import { resolvePointer } from '@gatescope/shared';
import { findEndpoint } from '../../gates/access/find-endpoint.ts';
import { textOf } from '../../gates/access/json.ts';
import { executeApiArn } from '../../gates/access/method-arn.ts';
import { parsePolicyDocument } from '../../policy/parse-policy-document.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';
import { admitRequest } from './edits/admit-request.ts';
import { toPolicyJson } from './edits/statement-json.ts';
import { fitComplaint } from './refusal/fit-complaint.ts';
import { conditionEvidence, nameOfStatement, resourceEvidence, statementEvidence } from './refusal/policy-evidence.ts';
import type { RefusalView } from './refusal/refusal-view.ts';
import { denyingStatements, failingAllows, refusalViewOf } from './refusal/refusal-view.ts';

const isNamed = ({ world }: CheckContext): boolean => /vpc endpoint/i.test(world.seen.refusal?.policyType ?? '');

const ownerOf = (stop: Stop): unknown => stop.result.detail['owner'];
const endpointOf = (stop: Stop): string => textOf(stop.result.detail['vpceId']) ?? '';

const refusalEvidence = (view: RefusalView): Evidence[] => {
  if (view.isExplicit) return denyingStatements(view).flatMap((statement) => statementEvidence(view.policy, statement));
  const [nearest] = failingAllows(view);
  if (!nearest)
    return [
      {
        label: 'Endpoint policy without an Allow',
        pointer: view.policy.pointer,
        observed: view.policy.resource,
        expected: 'an Allow that matches',
      },
    ];
  const { statement, resource, conditions } = nearest;
  const evidence = [
    ...(resource ? [resourceEvidence(view.policy, statement)] : []),
    ...conditions.map((condition) => conditionEvidence(view.policy, condition)),
  ];
  return evidence.length > 0
    ? evidence
    : [
        {
          label: 'Allow that does not match',
          pointer: view.policy.pointer,
          within: statement.path,
          observed: `${view.policy.principal} on ${view.policy.resource}`,
        },
      ];
};

const whyOf = (view: RefusalView): string => {
  if (view.isExplicit) return `${denyingStatements(view).map(nameOfStatement).join(' and ')} denies it`;
  const [nearest] = failingAllows(view);
  return nearest ? `no Allow matches; ${nameOfStatement(nearest.statement)} comes nearest` : 'it holds no Allow at all';
};

const found = (context: CheckContext, stop: Stop): Verdict => {
  const view = refusalViewOf(context.world, stop);
  const at = view
    ? fitComplaint(stop, context.world.seen, { policyType: 'VPC endpoint', isExplicit: view.isExplicit })
    : stop;
  const evidence = view
    ? refusalEvidence(view)
    : [{ label: 'Endpoint of another account', pointer: 'trace:endpoint-policy', observed: endpointOf(stop) }];
  const standing = isNamed(context) ? ({ standing: 'observed' } as const) : {};
  return {
    verdict: 'found',
    at,
    ...standing,
    evidence,
    detail: {
      endpoint: endpointOf(stop),
      owner: ownerOf(stop) ?? null,
      why: view ? whyOf(view) : 'its policy cannot be read from here',
    },
  };
};

/** The refusal names the endpoint's policy, though the one that was read would let the request through. */
const onlyNamed = (context: CheckContext): Verdict => {
  const way = context.main?.journey.way;
  if (!isNamed(context)) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: 'observed',
    certainty: 'likely',
    evidence: [{ label: 'Refusal', pointer: 'complaint:body', observed: context.world.seen.message ?? '' }],
    detail: {
      endpoint: way?.kind === 'endpoint' ? way.vpceId : 'that was used',
      owner: null,
      why: 'the message names it, though its policy as read would not refuse',
    },
  };
};

const editFix = ({ at, detail }: Found, { world }: CheckContext): ProposedFix[] => {
  const view = at ? refusalViewOf(world, at) : undefined;
  const text = view ? resolvePointer(world.snapshot, view.policy.pointer) : undefined;
  const parsed = typeof text === 'string' ? parsePolicyDocument(text) : undefined;
  const document = parsed?.kind === 'parsed' ? toPolicyJson(parsed.document) : undefined;
  if (!view || !document) return [];
  const apiArn = executeApiArn(world.snapshot.target);
  const admission = admitRequest(document, { view, apiArn, resource: `${apiArn}/*` });
  if (!admission) return [];
  const owner = findEndpoint(world.snapshot, String(detail['endpoint']))?.endpoint.OwnerId;
  return [
    {
      id: 'edit-endpoint-policy',
      title: `Let the policy of endpoint ${String(detail['endpoint'])} allow this API`,
      change: {
        kind: 'patch',
        operations: [{ op: 'set', path: view.policy.pointer, value: JSON.stringify(admission.document) }],
      },
      risk: admission.isBroad ? 'needs-review' : 'safe',
      notes: [
        'An endpoint policy acts within minutes; the API needs no deployment.',
        'Other APIs and callers behind the endpoint share this policy.',
      ],
      ...(owner && owner !== world.snapshot.target.accountId ? { owner } : {}),
    },
  ];
};

/**
 * The endpoint has a policy of its own, asked before API Gateway's: a custom one has to allow execute-api:Invoke on this
 * API. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export const vpcePolicyDeny = defineFailureMode({
  id: 'vpce-policy-deny',
  title: 'Endpoint policy does not allow this API',
  kind: 'blocking',
  gate: 'endpoint-policy',
  apis: ['REST'],
  explains: ['endpoint-policy-refuses'],
  symptom: {
    complaints: ['refused'],
    texts: [
      'because no VPC endpoint policy allows the execute-api:Invoke action',
      'with an explicit deny in a VPC endpoint policy',
      'User: anonymous is not authorized to perform: execute-api:Invoke',
    ],
    statuses: [403],
  },
  needs: ['/account/vpcEndpoints'],
  check: (context) => {
    const stop =
      findStop(context.stops, ['endpoint-policy-refuses']) ??
      findStop(isNamed(context) ? context.mayStop : [], ['endpoint-policy-refuses']);
    if (stop) return found(context, stop);
    if (isNamed(context)) return onlyNamed(context);
    const open = findStop(context.mayStop, ['endpoint-policy-refuses']);
    return open ? { verdict: 'unknown', missing: open.result.missing } : { verdict: 'clear' };
  },
  explain: ({ detail }) => ({
    summary: `The policy of endpoint ${String(detail['endpoint'])} refuses this request: ${String(detail['why'])}.`,
    explanation:
      "A request through an interface endpoint is first judged by the endpoint's own policy, then by the API's resource policy. Both have to let it through; the API's policy cannot make up for the endpoint's. The endpoint sees the caller as anonymous unless the request is signed.",
  }),
  fixes: (verdict, context) => {
    const edits = editFix(verdict, context);
    if (edits.length > 0) return edits;
    return [
      {
        id: 'ask-endpoint-owner',
        title: "Ask the endpoint's owner to allow this API in its policy",
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: [`The policy has to allow execute-api:Invoke on ${executeApiArn(context.world.snapshot.target)}/*.`],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: "'aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-…' shows PolicyDocument.",
  why: 'The default endpoint policy allows everything. A custom one is a second door that is easily forgotten, since neither the API nor its policy shows it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
      proves: 'The endpoint policy is evaluated first, with the identity it reads from the Authorization header.',
    },
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
      proves: 'Messages name the kind of policy that refused.',
    },
  ],
});
