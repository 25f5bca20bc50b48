import { ExportApiCommand } from '@aws-sdk/client-apigatewayv2';
import { isRecord } from '../../is-record.ts';
import { maskIntegrations } from '../../mask.ts';
import { defineRead, type PageRequest } from '../../read.ts';

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
  toFacts: ([answer]) => toExportV2(answer),
});

/** The document; constants that an integration sends under a secret-looking name are masked. */
export const toExportV2 = (answer: { readonly body?: Uint8Array | undefined } | undefined): Record<string, unknown> => {
  const parsed = maskIntegrations(JSON.parse(new TextDecoder().decode(answer?.body)));
  if (!isRecord(parsed)) throw new Error('ExportApi answered with no document');
  return parsed;
};
