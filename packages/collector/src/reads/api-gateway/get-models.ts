import { GetModelsCommand, type GetModelsCommandOutput } from '@aws-sdk/client-api-gateway';
import { modelSchema, type Model } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All models. https://docs.aws.amazon.com/apigateway/latest/api/API_GetModels.html */
export const getModels = defineRead({
  id: 'api-gateway/get-models',
  service: 'api-gateway',
  operation: 'GetModels',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/models',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/models',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(new GetModelsCommand({ restApiId: input.restApiId, limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toModels(pages),
});

/** The models with their JSON schemas as text. */
export const toModels = (pages: readonly Pick<GetModelsCommandOutput, 'items'>[]): Model[] =>
  modelSchema.array().parse(toPlain(itemsOf(pages)));
