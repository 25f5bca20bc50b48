import { GetExportCommand } from '@aws-sdk/client-api-gateway';
import { isRecord } from '../../is-record.ts';
import { maskIntegrations } from '../../mask.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly restApiId: string; readonly stageName: string };

/**
 * The definition that a stage runs, with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export const getExport = defineRead({
  id: 'api-gateway/get-export',
  service: 'api-gateway',
  operation: 'GetExport',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/stages/{stageName}/exports/oas30',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/exports/{stageName}',
  after: ['api-gateway/get-stages'],
  send: ({ client, input, options }: PageRequest<'api-gateway', Input>) =>
    client.send(
      new GetExportCommand({
        ...input,
        exportType: 'oas30',
        parameters: { extensions: 'apigateway' },
        accepts: 'application/json',
      }),
      options,
    ),
  toFacts: ([answer]) => toExport(answer),
});

/** The document, of an API of any kind; constants that an integration sends under a secret-looking name are masked. */
export const toExport = (answer: { readonly body?: Uint8Array | undefined } | undefined): Record<string, unknown> => {
  const parsed = maskIntegrations(JSON.parse(new TextDecoder().decode(answer?.body)));
  if (!isRecord(parsed)) throw new Error('The export is no document');
  return parsed;
};
