import { GetResourcesCommand, type GetResourcesCommandOutput } from '@aws-sdk/client-api-gateway';
import { resourceSchema, type Resource } from '@gatescope/shared';
import { maskIntegrations } from '../../mask.ts';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All resources with methods and integrations, as saved; never a call per method. https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html */
export const getResources = defineRead({
  id: 'api-gateway/get-resources',
  service: 'api-gateway',
  operation: 'GetResources',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/resources',
  },
  lane: 'api-gateway-resources',
  part: 'base',
  fills: '/api/resources',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(
      new GetResourcesCommand({ restApiId: input.restApiId, embed: ['methods'], limit: pageLimit, position: page }),
      options,
    ),
  next: ({ position }) => position,
  toFacts: (pages) => toResources(pages),
});

/** The resources; constants that an integration sends under a secret-looking name are masked. */
export const toResources = (pages: readonly Pick<GetResourcesCommandOutput, 'items'>[]): Resource[] =>
  resourceSchema.array().parse(maskIntegrations(toPlain(itemsOf(pages))));
