import type { Snapshot } from '@gatescope/shared';
import { isPrivateApi } from '../../gates/access/is-private-api.ts';
import { executeApiArn, invokeAction } from '../../gates/access/method-arn.ts';
import { restFact } from '../../facts.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { findStop } from '../stop.ts';
import { policyPatch } from './edits/policy-fixes.ts';
import { isWordlessSetup } from '../names/setup-failure.ts';

const evidence = [
  {
    label: 'Resource policy',
    pointer: '/api/restApi/value',
    within: 'policy',
    observed: 'none',
    expected: 'a policy that allows the endpoint or its VPC',
  },
  { label: 'Endpoint type', pointer: '/api/restApi/value/endpointConfiguration', observed: 'PRIVATE' },
];

/** Endpoints from which callers would come: those associated with the API, else those of the account. */
const endpointIds = ({ api, account }: Snapshot, wayId: string | undefined): readonly string[] => {
  if (wayId) return [wayId];
  const associated =
    api.kind === 'REST' && api.restApi.state === 'present'
      ? (api.restApi.value.endpointConfiguration?.vpcEndpointIds ?? [])
      : [];
  if (associated.length > 0) return associated;
  return account.vpcEndpoints.state === 'present'
    ? account.vpcEndpoints.value.map(({ VpcEndpointId }) => VpcEndpointId)
    : [];
};

const refusedDeployment = /private rest api doesn'?t have a resource policy/i;

/** CreateDeployment of a private API without a policy fails; the message says so, where it was told. */
const refusedSetup = ({ world, facts }: CheckContext): Verdict => {
  const { seen } = world;
  const isDeployment = seen.kind === 'setup-failed' && seen.complaint.managementCall === 'CreateDeployment';
  const isSaid = refusedDeployment.test(seen.text) || (isDeployment && /resource policy/i.test(seen.text));
  const isUnnamed = isWordlessSetup(world) && !seen.complaint.managementCall;
  if (!isSaid && !isUnnamed && !(isDeployment && seen.text === '')) return { verdict: 'clear' };
  const restApi = facts.read(restFact('restApi'));
  if (restApi.state !== 'present') return { verdict: 'unknown' };
  if (!isPrivateApi(restApi.value) || restApi.value.policy) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: isSaid ? 'observed' : isUnnamed ? 'possible' : 'specific',
    evidence,
    detail: {},
  };
};

/**
 * A private API without a resource policy is reachable for nobody, and since a check of AWS it cannot even be deployed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export const policyMissingOnPrivateApi = defineFailureMode({
  id: 'policy-missing-on-private-api',
  title: 'Private API has no resource policy',
  kind: 'blocking',
  gate: 'resource-policy',
  apis: ['REST'],
  explains: ['resource-policy-missing'],
  symptom: {
    complaints: ['refused', 'setup-failed'],
    texts: [
      "Private REST API doesn't have a resource policy attached to it",
      'User: anonymous is not authorized to perform: execute-api:Invoke',
    ],
    statuses: [403, 400],
  },
  needs: ['/api/restApi', '/api/stages'],
  check: (context) => {
    const at = findStop(context.stops, ['resource-policy-missing']);
    return at ? { verdict: 'found', at, evidence, detail: {} } : refusedSetup(context);
  },
  explain: (_, { world }) => ({
    summary: `The private API ${world.snapshot.target.apiId} has no resource policy, so it admits nobody.`,
    explanation:
      "An endpoint only brings the request to API Gateway. Whom a private API admits is said by its resource policy alone, and without one the answer is nobody, whatever the endpoint's own policy says. AWS refuses to deploy such an API today; stages from before that check still run.",
  }),
  fixes: ({ at }, { world }) => {
    const { snapshot } = world;
    const journey = at?.simulated.journey;
    const stages =
      snapshot.api.kind === 'REST' && snapshot.api.stages.state === 'present' ? snapshot.api.stages.value : [];
    const stage = journey?.arrival?.stageName ?? stages[0]?.stageName;
    const ids = endpointIds(snapshot, journey?.way?.kind === 'endpoint' ? journey.way.vpceId : undefined);
    if (ids.length === 0)
      return [
        {
          id: 'attach-policy',
          title: 'Attach a resource policy that allows the endpoint',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['Create or name the execute-api endpoint first; its id belongs into the policy.'],
        },
      ];
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: invokeAction,
      Resource: `${executeApiArn(snapshot.target)}/*`,
      Condition: { StringEquals: { 'aws:SourceVpce': ids } },
    };
    const document = { Version: '2012-10-17', Statement: [statement] };
    return [
      {
        id: 'attach-policy',
        title: `Attach a resource policy that allows ${ids.join(', ')}${stage ? ` and deploy stage ${stage}` : ''}`,
        change: policyPatch(document, stage),
        risk: 'safe',
        notes: ['The policy acts with the next deployment.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: "'aws apigateway get-rest-api --rest-api-id …' shows endpointConfiguration.types PRIVATE and no policy.",
  why: 'For private APIs the resource policy is the only thing that opens the door. The default is closed.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
      proves: 'Without a resource policy a private API is inaccessible to all VPCs.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
      proves: 'Resource policies grant endpoints and VPCs access to a private API.',
    },
  ],
});
