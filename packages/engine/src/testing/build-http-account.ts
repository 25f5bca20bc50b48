import type {
  AccountFile,
  AccountParts,
  ApiV2,
  AuthorizerV2,
  HttpApiPart,
  IntegrationV2,
  RouteV2,
  StageV2,
} from '@gatescope/shared';
import { ids } from './build-account.ts';

/** ARN of an example function. */
export const functionArn = (name = 'orders'): string =>
  `arn:aws:lambda:${ids.region}:${ids.accountId}:function:${name}`;

/** A Lambda proxy integration as HTTP APIs write it. */
export const lambdaIntegration = (overrides: Partial<IntegrationV2> = {}): IntegrationV2 => ({
  ConnectionType: 'INTERNET',
  IntegrationId: 'int0001',
  IntegrationMethod: 'POST',
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: functionArn(),
  PayloadFormatVersion: '2.0',
  TimeoutInMillis: 30_000,
  ...overrides,
});

/** A route without authorization. */
export const route = (routeKey: string, overrides: Partial<RouteV2> = {}): RouteV2 => ({
  ApiKeyRequired: false,
  AuthorizationType: 'NONE',
  RouteId: routeKey
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 7)
    .padEnd(7, 'x'),
  RouteKey: routeKey,
  Target: 'integrations/int0001',
  ...overrides,
});

/** A JWT authorizer of an example user pool. */
export const jwtAuthorizer = (overrides: Partial<AuthorizerV2> = {}): AuthorizerV2 => ({
  AuthorizerId: 'auth001',
  AuthorizerType: 'JWT',
  IdentitySource: ['$request.header.Authorization'],
  JwtConfiguration: { Audience: ['exampleclientid'], Issuer: 'https://login.example.com' },
  Name: 'users',
  ...overrides,
});

/** A Lambda authorizer that answers with simple responses. */
export const lambdaAuthorizer = (overrides: Partial<AuthorizerV2> = {}): AuthorizerV2 => ({
  AuthorizerId: 'auth001',
  AuthorizerType: 'REQUEST',
  AuthorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn('auth')}/invocations`,
  AuthorizerPayloadFormatVersion: '2.0',
  AuthorizerResultTtlInSeconds: 300,
  EnableSimpleResponses: true,
  IdentitySource: ['$request.header.Authorization'],
  Name: 'custom',
  ...overrides,
});

export interface HttpOptions {
  readonly api?: Partial<ApiV2>;
  readonly routes?: readonly RouteV2[];
  readonly integrations?: readonly IntegrationV2[];
  readonly authorizers?: readonly AuthorizerV2[];
  readonly stage?: Partial<StageV2>;
  /** Further or replacing parts of the account file. */
  readonly parts?: Partial<HttpApiPart> & AccountParts;
}

const partsOf = (api: ApiV2, stage: StageV2, options: HttpOptions, routes: readonly RouteV2[]): AccountFile => ({
  accountId: ids.accountId,
  region: ids.region,
  apiV2: { ...api, ...options.api },
  routes: options.routes ?? routes,
  integrations: options.integrations ?? [lambdaIntegration()],
  stages: [{ ...stage, ...options.stage }],
  authorizers: options.authorizers ?? [],
  deployments: [
    { DeploymentId: ids.deploymentId, DeploymentStatus: 'DEPLOYED', CreatedDate: '2024-03-04T09:20:10.000Z' },
  ],
  apiMappings: {},
  domainNames: [],
  vpcLinks: [],
  ...options.parts,
});

const common = {
  ApiId: ids.apiId,
  Name: 'orders',
  CreatedDate: '2024-03-04T09:00:00.000Z',
  DisableExecuteApiEndpoint: false,
};

const stageParts: Omit<StageV2, 'StageName'> = {
  DeploymentId: ids.deploymentId,
  DefaultRouteSettings: { DetailedMetricsEnabled: false },
  RouteSettings: {},
  StageVariables: {},
  CreatedDate: '2024-03-04T09:10:00.000Z',
  LastUpdatedDate: '2024-03-04T09:20:10.000Z',
};

/** A sound HTTP API with `GET /orders` on the stage `$default`, which deploys every edit by itself. */
export const httpAccount = (options: HttpOptions = {}): AccountFile =>
  partsOf(
    {
      ...common,
      ProtocolType: 'HTTP',
      ApiEndpoint: `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
      RouteSelectionExpression: '$request.method $request.path',
    },
    { ...stageParts, StageName: '$default', AutoDeploy: true },
    options,
    [route('GET /orders')],
  );

/** A sound WebSocket API with `$connect`, `$disconnect` and one own route on the stage `prod`. */
export const webSocketAccount = (options: HttpOptions = {}): AccountFile =>
  partsOf(
    {
      ...common,
      ProtocolType: 'WEBSOCKET',
      ApiEndpoint: `wss://${ids.apiId}.execute-api.${ids.region}.amazonaws.com`,
      RouteSelectionExpression: '$request.body.action',
      ApiKeySelectionExpression: '$request.header.x-api-key',
    },
    { ...stageParts, StageName: ids.stage, AutoDeploy: false },
    options,
    [route('$connect'), route('$disconnect'), route('send')],
  );

/** `https://{api}.execute-api…{path}`: the default stage has no segment of its own. */
export const httpUrl = (path = '/orders'): string =>
  `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com${path}`;

/** `wss://{api}.execute-api…/{stage}`. */
export const socketUrl = (stage: string = ids.stage): string =>
  `wss://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/${stage}`;

/** GET from the public internet, unsigned, without token. */
export const httpRequest = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  method: 'GET',
  url: httpUrl(),
  from: 'public-internet',
  sourceIp: ids.publicIp,
  headers: {},
  signed: false,
  principal: 'anonymous',
  ...overrides,
});

/** The page that calls in the examples. */
export const page = 'https://shop.example.com';

/** GET by a page, without credentials. */
export const pageCall = (overrides: Record<string, unknown> = {}): Record<string, unknown> =>
  httpRequest({ from: 'browser', origin: page, credentials: 'omit', ...overrides });

/** A handshake from a program. */
export const handshake = (overrides: Record<string, unknown> = {}): Record<string, unknown> =>
  httpRequest({ url: socketUrl(), ...overrides });

/** Chrome's line for a reply it refuses. */
export const browserLine = (reason: string, isPreflight = false): string =>
  `Access to fetch at '${httpUrl()}' from origin '${page}' has been blocked by CORS policy: ${isPreflight ? "Response to preflight request doesn't pass access control check: " : ''}${reason}`;
