import { GetDeploymentCommand, type GetDeploymentCommandOutput } from '@aws-sdk/client-api-gateway';
import { type Deployment, deploymentSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly restApiId: string; readonly deploymentId: string };

/**
 * One deployment with what it really holds: paths, verbs, authorization, key requirement. It never changes.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployment.html
 */
export const getDeployment = defineRead({
  id: 'api-gateway/get-deployment',
  service: 'api-gateway',
  operation: 'GetDeployment',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/deployments/{deploymentId}',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/deployed/{deploymentId}',
  after: ['api-gateway/get-stages'],
  send: ({ client, input, options }: PageRequest<'api-gateway', Input>) =>
    client.send(new GetDeploymentCommand({ ...input, embed: ['apisummary'] }), options),
  toFacts: ([answer]) => toDeployment(answer),
  keep: 'for-ever',
});

// AWS deploys no API without methods, so an answer to embed=apisummary always has one: without it nothing is known of
// what the stage runs, and that is not "nothing is deployed".
const withSummary = deploymentSchema.required({ apiSummary: true });

/** The deployment with its summary. Throws where the summary is missing. */
export const toDeployment = (answer: Partial<GetDeploymentCommandOutput> | undefined): Deployment =>
  withSummary.parse(toPlain(answer));
