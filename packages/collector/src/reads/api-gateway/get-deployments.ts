import { GetDeploymentsCommand, type GetDeploymentsCommandOutput } from '@aws-sdk/client-api-gateway';
import { deploymentSchema, type Deployment } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All deployments, without their summaries. https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployments.html */
export const getDeployments = defineRead({
  id: 'api-gateway/get-deployments',
  service: 'api-gateway',
  operation: 'GetDeployments',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/deployments',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/deployments',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(new GetDeploymentsCommand({ restApiId: input.restApiId, limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toDeployments(pages),
});

/** The deployments, in AWS's order, which is none. */
export const toDeployments = (pages: readonly Pick<GetDeploymentsCommandOutput, 'items'>[]): Deployment[] =>
  deploymentSchema.array().parse(toPlain(itemsOf(pages)));
