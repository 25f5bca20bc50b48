import type { PolicyDetail } from '../../gates/access/policy-detail.ts';
import type { StatementVerdict } from '../../policy/policy-types.ts';
import type { Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { admitFix } from './edits/policy-fixes.ts';
import { findRefusal, verdictWithoutRefusal } from './refusal/find-refusal.ts';
import type { IdleDeny } from './refusal/idle-deny.ts';
import { findIdleDeny } from './refusal/idle-deny.ts';
import { nameOfStatement, resourceEvidence } from './refusal/policy-evidence.ts';
import type { ResourceDifference, ResourcePart } from './refusal/resource-difference.ts';

const words: Readonly<Record<ResourcePart, string>> = {
  'not-an-arn': 'is not an ARN of execute-api',
  partition: 'names another partition',
  service: 'names another service than execute-api',
  region: 'names another Region',
  account: 'names another account',
  api: 'names another API',
  'tail-missing': 'ends before stage, verb and path, so it needs a further /*',
  stage: 'names another stage',
  'stage-missing': 'leaves the stage out',
  verb: 'names another verb',
  'verb-missing': 'leaves the verb out between stage and path',
  'path-form': 'writes the path in a form that no request has',
  path: 'covers another path',
};

const told = (policy: PolicyDetail, statement: StatementVerdict, difference: ResourceDifference) => ({
  evidence: [resourceEvidence(policy, statement)],
  detail: {
    statement: nameOfStatement(statement),
    pattern: difference.pattern,
    part: words[difference.part],
    resource: policy.resource,
    corrected: difference.corrected,
  },
});

/** A call passes that a Deny was written for. */
const fromIdle = ({ policy, statement, difference }: Extract<IdleDeny, { kind: 'resource-arn' }>): Verdict => ({
  verdict: 'found',
  standing: 'possible',
  certainty: 'likely',
  ...told(policy, statement, difference),
});

/**
 * A Resource has to match `arn:…:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}` as a whole; the bare ARN of
 * the API matches nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const policyResourceArnMismatch = defineFailureMode({
  id: 'policy-resource-arn-mismatch',
  title: 'Resource policy names another ARN than the called method has',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: ['resource-policy-no-allow'],
  symptom: {
    complaints: ['refused', 'not-enforced'],
    texts: [
      'because no resource-based policy allows the execute-api:Invoke action',
      'User: anonymous is not authorized to perform: execute-api:Invoke on resource',
    ],
    statuses: [403],
  },
  needs: ['/api/restApi', '/api/stages'],
  check: (context) => {
    const found = findRefusal(context);
    const idle = found ? undefined : findIdleDeny(context);
    if (idle?.kind === 'resource-arn') return fromIdle(idle);
    if (found?.named.kind !== 'resource-arn') return verdictWithoutRefusal(context);
    const { at, view, named } = found;
    return { verdict: 'found', at, ...told(view.policy, named.statement, named.difference) };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['pattern'])} in ${String(detail['statement'])} of the resource policy ${String(detail['part'])}.`,
    explanation: `The policy was asked about ${String(detail['resource'])}. Everything else in the statement matches; the Resource has to match this ARN as a whole, with * and ? as the only wildcards. Written as ${String(detail['corrected'])} it would.`,
  }),
  fixes: ({ detail }, context) => {
    const found = findRefusal(context);
    if (found) return admitFix(context.world, found, 'Correct the Resource of the statement and deploy');
    return [
      {
        id: 'correct-deny',
        title: 'Correct the Resource of the Deny and deploy',
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: [`${String(detail['corrected'])} covers the call that should be refused.`],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "Compare Resource in 'aws apigateway get-rest-api --query policy' with the ARN in the refusal's message, part by part.",
  why: 'AWS expands the execute-api:/… shorthand with the ids of the API at hand when it saves the policy. A policy copied from another API or Region, or the execution ARN of a tool without /*, is saved as it is and matches nothing.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
      proves: 'The format of a method ARN.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
      proves: 'The shorthand and its expansion.',
    },
  ],
});
