import * as v1 from '@aws-sdk/client-api-gateway';
import type { JsonObject } from '../json.ts';
import { type ReadBack, readEntries } from './read-back.ts';

const idOf = ({ restApi }: JsonObject) => (restApi as { id: string }).id;

/** The parts of a REST API, as GetX returns them. */
export const restReadBacks: readonly ReadBack[] = [
  {
    part: 'restApi',
    read: ({ apiGateway }, account) => apiGateway.send(new v1.GetRestApiCommand({ restApiId: idOf(account) })),
    absent: undefined,
  },
  {
    part: 'resources',
    read: async ({ apiGateway }, account) => {
      const command = new v1.GetResourcesCommand({ restApiId: idOf(account), embed: ['methods'], limit: 500 });
      return (await apiGateway.send(command)).items;
    },
    absent: [],
  },
  {
    part: 'stages',
    read: async ({ apiGateway }, account) =>
      (await apiGateway.send(new v1.GetStagesCommand({ restApiId: idOf(account) }))).item,
    absent: [],
  },
  {
    part: 'deployments',
    read: async ({ apiGateway }, account) =>
      (await apiGateway.send(new v1.GetDeploymentsCommand({ restApiId: idOf(account), limit: 500 }))).items,
    withheld: ['apiSummary'],
    absent: [],
  },
  {
    part: 'deployedSummary',
    read: ({ apiGateway }, account) =>
      readEntries(account['deployedSummary'], async (stageName) => {
        const place = { restApiId: idOf(account), stageName };
        const { deploymentId } = await apiGateway.send(new v1.GetStageCommand(place));
        const command = new v1.GetDeploymentCommand({ restApiId: idOf(account), deploymentId, embed: ['apisummary'] });
        return (await apiGateway.send(command)).apiSummary;
      }),
    absent: {},
  },
  {
    part: 'deployedExport',
    read: ({ apiGateway }, account) =>
      readEntries(account['deployedExport'], async (stageName) => {
        const place = { restApiId: idOf(account), stageName, exportType: 'oas30' };
        const { body } = await apiGateway.send(new v1.GetExportCommand(place));
        return JSON.parse(Buffer.from(body ?? []).toString('utf8'));
      }),
    absent: {},
  },
  {
    part: 'gatewayResponses',
    read: async ({ apiGateway }, account) =>
      (
        await apiGateway.send(new v1.GetGatewayResponsesCommand({ restApiId: idOf(account), limit: 500 }))
      ).items?.filter(
        ({ defaultResponse, responseType }) => defaultResponse === false || isGiven(account, responseType),
      ),
    absent: [],
  },
  {
    part: 'authorizers',
    read: async ({ apiGateway }, account) =>
      (await apiGateway.send(new v1.GetAuthorizersCommand({ restApiId: idOf(account) }))).items,
    absent: [],
  },
  {
    part: 'requestValidators',
    read: async ({ apiGateway }, account) =>
      (await apiGateway.send(new v1.GetRequestValidatorsCommand({ restApiId: idOf(account) }))).items,
    absent: [],
  },
  {
    part: 'models',
    read: async ({ apiGateway }, account) =>
      (await apiGateway.send(new v1.GetModelsCommand({ restApiId: idOf(account) }))).items,
    absent: [],
  },
];

function isGiven({ gatewayResponses }: JsonObject, type: string | undefined): boolean {
  const given = (gatewayResponses ?? []) as readonly { responseType: string }[];
  return given.some(({ responseType }) => responseType === type);
}
