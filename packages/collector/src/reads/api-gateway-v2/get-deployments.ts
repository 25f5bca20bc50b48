import { GetDeploymentsCommand, type GetDeploymentsCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type DeploymentV2, deploymentV2Schema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All deployments with their status. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getDeploymentsV2 = defineRead({
  id: 'api-gateway-v2/get-deployments',
  service: 'api-gateway-v2',
  operation: 'GetDeployments',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/deployments' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/deployments',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetDeploymentsCommand({ ApiId: input.apiId, MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toDeploymentsV2(pages),
});

/** The deployments. */
export const toDeploymentsV2 = (pages: readonly Pick<GetDeploymentsCommandOutput, 'Items'>[]): DeploymentV2[] =>
  deploymentV2Schema.array().parse(toPlain(pages.flatMap((page) => page.Items ?? [])));
