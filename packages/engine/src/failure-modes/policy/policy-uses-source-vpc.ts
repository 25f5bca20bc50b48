import { restFact } from '../../facts.ts';
import { isPrivateApi } from '../../gates/access/is-private-api.ts';
import { savedPolicyPointer } from '../../gates/access/policy-in-force.ts';
import { describePolicy } from '../../policy/describe-policy.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { policyPatch, savedPolicy } from './edits/policy-fixes.ts';
import type { ConditionPlace } from './edits/statement-json.ts';
import { conditionValues, statementsOf, withCondition, withStatement } from './edits/statement-json.ts';

interface Use extends ConditionPlace {
  readonly index: number;
  readonly values: readonly string[];
}

/** The conditions on aws:SourceVpc, by statement. */
const usesOf = (document: Parameters<typeof statementsOf>[0]): Use[] =>
  statementsOf(document).flatMap((statement, index) =>
    Object.entries(
      typeof statement['Condition'] === 'object' && statement['Condition'] !== null ? statement['Condition'] : {},
    ).flatMap(([operator, block]) =>
      Object.keys(typeof block === 'object' && block !== null ? block : {})
        .filter((key) => key.toLowerCase() === 'aws:sourcevpc')
        .map((key) => ({ index, operator, key, values: conditionValues(statement, { operator, key }) })),
    ),
  );

/**
 * aws:SourceVpc works for private APIs and holds the VPC of the endpoint; aws:SourceVpce names the one endpoint and leaves
 * no room for others in the same VPC.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const policyUsesSourceVpc = defineFailureMode({
  id: 'policy-uses-source-vpc',
  title: 'Resource policy names the VPC where it could name the endpoint',
  kind: 'latent',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi'],
  check: ({ facts, world }) => {
    const restApi = facts.value(restFact('restApi'));
    if (!restApi) return { verdict: 'unknown' };
    const document = isPrivateApi(restApi) ? savedPolicy(world) : undefined;
    if (!document || describePolicy(document).malformed.length > 0) return { verdict: 'clear' };
    const uses = usesOf(document).filter(({ values }) => values.some((value) => value.startsWith('vpc-')));
    if (uses.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: uses.map(({ index, operator, key, values }) => ({
        label: `${operator} ${key}`,
        pointer: savedPolicyPointer,
        within: `Statement[${index}].Condition.${operator}.${key}`,
        observed: values.join(', '),
      })),
      detail: { vpcs: [...new Set(uses.flatMap(({ values }) => values))].join(', ') },
    };
  },
  explain: ({ detail }) => ({
    summary: `The resource policy decides by aws:SourceVpc (${String(detail['vpcs'])}), the VPC of the endpoint.`,
    explanation:
      'This works: the key holds the VPC in which the endpoint stands, also for callers from peered networks. Every further endpoint that somebody creates in that VPC is admitted as well, and the id is easily taken for the VPC of the caller. aws:SourceVpce names the one endpoint.',
  }),
  fixes: (_, { world }) => {
    const document = savedPolicy(world);
    const { account, api } = world.snapshot;
    const [use] = document ? usesOf(document) : [];
    const endpoints = account.vpcEndpoints.state === 'present' ? account.vpcEndpoints.value : [];
    const ids = endpoints
      .filter(({ VpcId }) => use?.values.includes(VpcId ?? ''))
      .map(({ VpcEndpointId }) => VpcEndpointId);
    const stage = api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value[0]?.stageName : undefined;
    const statement = document && use ? statementsOf(document)[use.index] : undefined;
    if (!document || !use || !statement || ids.length === 0) return [];
    const edited = withCondition(statement, use, { operator: use.operator, key: 'aws:SourceVpce', values: ids });
    return [
      {
        id: 'name-endpoint',
        title: `Name ${ids.join(', ')} under aws:SourceVpce instead and deploy`,
        change: policyPatch(withStatement(document, use.index, edited), stage),
        risk: 'needs-review',
        notes: ['Endpoints of other accounts in the same list of VPCs are not known here: add their ids.'],
      },
    ];
  },
  fixAvailability: 'sometimes',
  howToSee: "Look for aws:SourceVpc in 'aws apigateway get-rest-api --query policy'.",
  why: 'Notes on private APIs often say that aws:SourceVpc does not work. It does, for the VPC of the endpoint.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
      proves: 'aws:SourceVpc and aws:SourceVpce are both supported for private APIs.',
    },
  ],
});
