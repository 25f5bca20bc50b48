import { toPointer } from '@gatescope/shared';
import type { ProposedFix } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from '../policy/edits/policy-fixes.ts';
import type { FoundRefusal } from '../policy/refusal/find-refusal.ts';
import { findRefusal, verdictWithoutRefusal } from '../policy/refusal/find-refusal.ts';
import { nameOfStatement, principalEvidence, statementEvidence } from '../policy/refusal/policy-evidence.ts';
import { explainUnaskedIdentity, findUnaskedIdentity } from './unasked-identity.ts';

/** Where the matched method is saved; undefined when it is not. */
const methodPointer = ({ world }: CheckContext, { at }: FoundRefusal): string | undefined => {
  const { api } = world.snapshot;
  const method = at.simulated.journey.route?.method;
  const resources = api.kind === 'REST' && api.resources.state === 'present' ? api.resources.value : [];
  const index = resources.findIndex(
    ({ path, resourceMethods }) => path === method?.path && resourceMethods?.[method.verb] !== undefined,
  );
  return index === -1 || !method
    ? undefined
    : toPointer('api', 'resources', 'value', index, 'resourceMethods', method.verb);
};

const authorizeFix = (context: CheckContext, found: FoundRefusal): ProposedFix[] => {
  const pointer = methodPointer(context, found);
  const stage = found.at.simulated.journey.arrival?.stageName;
  if (!pointer || !stage) return [];
  return [
    {
      id: 'authorize-with-iam',
      title: 'Set the method to AWS_IAM, deploy, and let callers sign',
      change: {
        kind: 'patch',
        operations: [
          { op: 'set', path: `${pointer}/authorizationType`, value: 'AWS_IAM' },
          { op: 'deploy', stage },
        ],
      },
      risk: 'needs-review',
      notes: ['From then on every caller of this method has to sign its requests; whoever does not is refused.'],
    },
  ];
};

/** What makes somebody ask who calls. */
const askFix = ({ main }: CheckContext, isMessage: boolean): ProposedFix[] => {
  if (isMessage)
    return [
      {
        id: 'check-in-function',
        title: 'Let the function behind the route check who sends, or refuse the caller at $connect',
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['Keep the identity that $connect saw under the connection id, and look it up with every message.'],
      },
    ];
  const isHttp = main?.journey.v2 !== undefined;
  return [
    {
      id: 'authorize-with-iam',
      title: `Set the ${isHttp ? 'route' : 'method'} to AWS_IAM, deploy, and let callers sign`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [`From then on every caller of this ${isHttp ? 'route' : 'method'} has to sign its requests.`],
    },
  ];
};

/**
 * Only AWS_IAM makes API Gateway look at who signs. With authorization NONE the caller is anonymous to the resource policy,
 * whatever role it runs under, so a policy that names principals admits nobody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html
 */
export const iamRoleIgnoredAuthNone = defineFailureMode({
  id: 'iam-role-ignored-auth-none',
  title: 'Method without authorization ignores the principal the policy names',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: ['resource-policy-denies', 'resource-policy-no-allow'],
  symptom: {
    complaints: ['refused', 'not-enforced'],
    texts: [
      'User: anonymous is not authorized to perform: execute-api:Invoke',
      'because no resource-based policy allows the execute-api:Invoke action',
    ],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages', '/api/deployed/*', '/account/vpcEndpoints', '/account/identityPolicies/*'],
  check: (context) => {
    const unasked = findUnaskedIdentity(context);
    if (unasked) return unasked;
    if (context.world.snapshot.target.kind !== 'REST') return { verdict: 'not-applicable' };
    const found = findRefusal(context);
    if (found?.named.kind !== 'principal-without-iam') return verdictWithoutRefusal(context);
    const { at, view, named } = found;
    const { route } = at.simulated.journey;
    const pointer = methodPointer(context, found);
    const isByPrincipal =
      named.statement.principal.outcome !== 'matched' || named.statement.principal.element === 'NotPrincipal';
    return {
      verdict: 'found',
      at,
      evidence: [
        ...(isByPrincipal
          ? [principalEvidence(view.policy, named.statement)]
          : statementEvidence(view.policy, named.statement)),
        {
          label: 'Authorization of the deployed method',
          pointer: pointer ?? 'trace:route',
          observed: 'NONE',
          expected: 'AWS_IAM',
        },
      ],
      detail: {
        statement: nameOfStatement(named.statement),
        method: route ? `${route.method.verb} ${route.method.path}` : at.simulated.trace.method,
        principals: named.statement.principal.expected.join(', '),
        isByPrincipal,
      },
    };
  },
  explain: ({ detail }) =>
    explainUnaskedIdentity(detail) ?? {
      summary: `${String(detail['method'])} has authorization NONE, so every caller is anonymous to ${String(detail['statement'])}, which ${detail['isByPrincipal'] === true ? `speaks of ${String(detail['principals'])}` : 'asks for a property of a signed caller'}.`,
      explanation:
        'The role of an instance or function plays no part here: only a method with AWS_IAM makes API Gateway verify a signature and hand the principal to the policy. With NONE the policy can decide by network (endpoint, VPC, address), not by identity.',
    },
  fixes: ({ detail }, context) => {
    if (detail['isUnasked'] === true) return askFix(context, detail['isMessage'] === true);
    const found = findRefusal(context);
    if (!found) return [];
    return [
      ...admitFix(
        context.world,
        found,
        found.view.isPrivatePath
          ? 'Admit the endpoint instead of principals and deploy'
          : 'Admit anonymous callers and deploy',
      ),
      ...authorizeFix(context, found),
    ];
  },
  fixAvailability: 'sometimes',
  howToSee:
    'Compare authorizationType in GetDeployment with embed=apisummary with the Principal elements of the resource policy.',
  why: 'A concrete AWS principal in a resource policy works only where every affected method uses AWS_IAM.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
      proves: 'Principals in a resource policy need methods with AWS_IAM.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      proves: 'With authorization NONE the resource policy decides alone, for an anonymous caller.',
    },
  ],
});
