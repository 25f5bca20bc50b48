import { restFact } from '../../facts.ts';
import { isPrivateApi } from '../../gates/access/is-private-api.ts';
import { savedPolicyPointer } from '../../gates/access/policy-in-force.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { arnEndOf, deployedMethods } from './deployed-methods.ts';
import { policyPatch, savedPolicy } from './edits/policy-fixes.ts';
import { statementsOf, withStatements } from './edits/statement-json.ts';
import { executeApiArn, invokeAction } from '../../gates/access/method-arn.ts';
import { judgeStranger } from './stranger.ts';

/**
 * A private API is private to nobody in particular: whoever has an execute-api endpoint in the Region, in any account, can
 * reach it, and the resource policy alone tells them apart.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export const policyOpenToEveryVpc = defineFailureMode({
  id: 'policy-open-to-every-vpc',
  title: 'Private API admits every endpoint of every account in the Region',
  kind: 'latent',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/restApi', '/api/stages'],
  check: ({ facts, world }) => {
    const restApi = facts.value(restFact('restApi'));
    if (!restApi) return { verdict: 'unknown' };
    const { policy } = restApi;
    if (!isPrivateApi(restApi) || !policy) return { verdict: 'clear' };
    const open = deployedMethods(world.snapshot)
      .filter(({ method }) => method.authorizationType === 'NONE' && method.verb !== 'OPTIONS')
      .map((method) => ({ method, verdict: judgeStranger(world.snapshot, policy, arnEndOf(method)) }))
      .find(({ verdict }) => verdict.decision === 'allow');
    if (!open) return { verdict: 'clear' };
    const index = open.verdict.matched.find(({ effect }) => effect === 'Allow')?.statementIndex ?? 0;
    const { stageName, method } = open.method;
    return {
      verdict: 'found',
      evidence: [
        {
          label: 'Allow for everybody',
          pointer: savedPolicyPointer,
          within: `Statement[${index}]`,
          observed: 'no condition on endpoint, VPC or address',
          expected: 'aws:SourceVpce with the endpoints that may call',
        },
      ],
      detail: { method: `${method.verb} ${method.path}`, stage: stageName },
    };
  },
  explain: ({ detail }) => ({
    summary: `The resource policy lets any endpoint in any account of the Region call ${String(detail['method'])} on stage ${String(detail['stage'])}.`,
    explanation:
      'Private only means that a request has to come through an execute-api interface endpoint; anyone can create one in an account of their own. Without a condition on aws:SourceVpce, aws:SourceVpc or the principal, the policy admits all of them.',
  }),
  fixes: ({ detail }, { world }) => {
    const { account, target } = world.snapshot;
    const document = savedPolicy(world);
    const ids =
      account.vpcEndpoints.state === 'present'
        ? account.vpcEndpoints.value.map(({ VpcEndpointId }) => VpcEndpointId)
        : [];
    if (!document || ids.length === 0) return [];
    const deny = {
      Sid: 'OnlyTheseEndpoints',
      Effect: 'Deny',
      Principal: '*',
      Action: invokeAction,
      Resource: `${executeApiArn(target)}/*`,
      Condition: { StringNotEquals: { 'aws:SourceVpce': ids } },
    };
    return [
      {
        id: 'fence-endpoints',
        title: `Deny every endpoint but ${ids.join(', ')} and deploy`,
        change: policyPatch(withStatements(document, [...statementsOf(document), deny]), String(detail['stage'])),
        risk: 'needs-review',
        notes: ['Endpoints of other accounts that are meant to call have to be on the list as well.'],
      },
    ];
  },
  fixAvailability: 'sometimes',
  howToSee:
    "Look for an Allow with Principal * and no Condition in 'aws apigateway get-rest-api --query policy', and no Deny beside it.",
  why: 'The endpoint service is shared by all customers of a Region.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
      proves: 'Resource policies restrict a private API to VPCs and endpoints.',
    },
  ],
});
