import { ExportApiCommand } from '@aws-sdk/client-apigatewayv2';
import { defineRead, type PageRequest } from '../../read.ts';
import { toExport } from '../api-gateway/get-export.ts';

type Input = { readonly apiId: string; readonly stageName: string };

/** The definition that a stage of an HTTP API runs. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html */
export const exportApi = defineRead({
  id: 'api-gateway-v2/export-api',
  service: 'api-gateway-v2',
  operation: 'ExportApi',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/exports/OAS30',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/exports/{stageName}',
  after: ['api-gateway-v2/get-stages'],
  send: ({ client, input, options }: PageRequest<'api-gateway-v2', Input>) =>
    client.send(
      new ExportApiCommand({
        ApiId: input.apiId,
        StageName: input.stageName,
        Specification: 'OAS30',
        OutputType: 'JSON',
        IncludeExtensions: true,
      }),
      options,
    ),
  toFacts: ([answer]) => toExport(answer),
});
