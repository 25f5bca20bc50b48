import * as v2 from '@aws-sdk/client-apigatewayv2';
import type { JsonObject } from '../json.ts';
import type { ReadBack } from './read-back.ts';

const idOf = ({ apiV2 }: JsonObject) => ({ ApiId: (apiV2 as { ApiId: string }).ApiId });

/** The parts of an HTTP or WebSocket API, as GetX returns them. */
export const httpReadBacks: readonly ReadBack[] = [
  {
    part: 'apiV2',
    read: ({ apiGatewayV2 }, account) => apiGatewayV2.send(new v2.GetApiCommand(idOf(account))),
    absent: undefined,
  },
  {
    part: 'routes',
    read: async ({ apiGatewayV2 }, account) => (await apiGatewayV2.send(new v2.GetRoutesCommand(idOf(account)))).Items,
    absent: [],
  },
  {
    part: 'integrations',
    read: async ({ apiGatewayV2 }, account) =>
      (await apiGatewayV2.send(new v2.GetIntegrationsCommand(idOf(account)))).Items,
    absent: [],
  },
  {
    part: 'stages',
    read: async ({ apiGatewayV2 }, account) => (await apiGatewayV2.send(new v2.GetStagesCommand(idOf(account)))).Items,
    absent: [],
  },
  {
    part: 'authorizers',
    read: async ({ apiGatewayV2 }, account) =>
      (await apiGatewayV2.send(new v2.GetAuthorizersCommand(idOf(account)))).Items,
    absent: [],
  },
  {
    part: 'deployments',
    read: async ({ apiGatewayV2 }, account) =>
      (await apiGatewayV2.send(new v2.GetDeploymentsCommand(idOf(account)))).Items,
    absent: [],
  },
];
