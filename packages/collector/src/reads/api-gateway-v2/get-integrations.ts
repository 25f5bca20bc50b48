import { GetIntegrationsCommand, type GetIntegrationsCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type IntegrationV2, integrationV2Schema } from '@gatescope/shared';
import { maskIntegrations } from '../../mask.ts';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All integrations, as saved. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getIntegrations = defineRead({
  id: 'api-gateway-v2/get-integrations',
  service: 'api-gateway-v2',
  operation: 'GetIntegrations',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/integrations' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/integrations',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetIntegrationsCommand({ ApiId: input.apiId, MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toIntegrations(pages),
});

/** The integrations; constants that they send under a secret-looking name are masked. */
export const toIntegrations = (pages: readonly Pick<GetIntegrationsCommandOutput, 'Items'>[]): IntegrationV2[] =>
  integrationV2Schema.array().parse(maskIntegrations(toPlain(pages.flatMap((page) => page.Items ?? []))));
