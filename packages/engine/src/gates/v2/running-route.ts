import type {
  ApiKind,
  AuthorizerV2,
  Basis,
  HttpApiFacts,
  Integration,
  IntegrationV2,
  RouteV2,
} from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { DeployedMethod } from '../../deployed-view.ts';
import type { ExportedApi, ExportedRoute } from './read-export.ts';
import { wordsOfRouteKey } from './route-key.ts';
import { toIntegrationWords } from './to-integration-words.ts';

/** A route of an HTTP or WebSocket API as the stage runs it, with where it was read. */
export interface RunningRoute {
  readonly routeKey: string;
  readonly route: RouteV2;
  /** In the words that all kinds of API share. */
  readonly method: DeployedMethod;
  readonly basis: Basis;
  /** Of the route, in the snapshot. */
  readonly pointer: string;
  /** Of the saved route, which a fix edits; undefined where it was deleted since. */
  readonly savedPointer: string | undefined;
  readonly integration: { readonly source: IntegrationV2; readonly pointer: string } | undefined;
  readonly authorizer: { readonly source: AuthorizerV2; readonly pointer: string } | undefined;
}

type Located<T> = { readonly source: T; readonly pointer: string } | undefined;

const valueOf = <T>(fact: { readonly state: string; readonly value?: T }): T | undefined =>
  fact.state === 'present' ? fact.value : undefined;

const locate = <T>(list: readonly T[] | undefined, part: string, isWanted: (item: T) => boolean): Located<T> => {
  const index = list?.findIndex(isWanted) ?? -1;
  const source = list?.[index];
  return source && { source, pointer: toPointer('api', part, 'value', index) };
};

const integrationOf = (api: HttpApiFacts, { Target }: RouteV2): Located<IntegrationV2> => {
  const id = Target?.replace(/^integrations\//, '');
  return locate(
    valueOf(api.integrations),
    'integrations',
    ({ IntegrationId }) => id !== undefined && IntegrationId === id,
  );
};

const authorizerOf = (api: HttpApiFacts, isWanted: (authorizer: AuthorizerV2) => boolean): Located<AuthorizerV2> =>
  locate(valueOf(api.authorizers), 'authorizers', isWanted);

const toMethod = (kind: ApiKind, route: RouteV2, integration: IntegrationV2 | undefined): DeployedMethod => {
  const { verb, path } = wordsOfRouteKey(route.RouteKey);
  const words: Integration | undefined = integration && toIntegrationWords(kind, integration);
  const authorizationType = route.AuthorizationType ?? 'NONE';
  const apiKeyRequired = route.ApiKeyRequired ?? false;
  return {
    path,
    verb,
    authorizationType,
    apiKeyRequired,
    saved: {
      httpMethod: verb,
      authorizationType,
      apiKeyRequired,
      ...(route.AuthorizerId ? { authorizerId: route.AuthorizerId } : {}),
      ...(route.AuthorizationScopes ? { authorizationScopes: route.AuthorizationScopes } : {}),
      ...(words ? { methodIntegration: words } : {}),
    },
    exported: undefined,
    resourceId: undefined,
  };
};

const fromSaved = (api: HttpApiFacts, basis: Basis, route: RouteV2, index: number): RunningRoute => {
  const integration = integrationOf(api, route);
  const pointer = toPointer('api', 'routes', 'value', index);
  return {
    routeKey: route.RouteKey,
    route,
    method: toMethod(api.kind, route, integration?.source),
    basis,
    pointer,
    savedPointer: pointer,
    integration,
    authorizer: authorizerOf(
      api,
      ({ AuthorizerId }) => AuthorizerId !== undefined && AuthorizerId === route.AuthorizerId,
    ),
  };
};

/** An export does not tell IAM apart from no authorization at all: what is saved fills that in. */
const authorizationFrom = (exported: ExportedRoute, saved: RouteV2 | undefined): string => {
  const type = exported.route.AuthorizationType;
  if (type !== undefined && type !== 'NONE') return type;
  if (exported.authorizerName !== undefined) return saved?.AuthorizationType ?? 'JWT';
  return saved?.AuthorizationType === 'AWS_IAM' ? 'AWS_IAM' : 'NONE';
};

const fromExport = (api: HttpApiFacts, stageName: string, exported: ExportedRoute): RunningRoute => {
  const savedRoutes = valueOf(api.routes);
  const saved = locate(savedRoutes, 'routes', ({ RouteKey }) => RouteKey === exported.route.RouteKey);
  const pointer = `${toPointer('api', 'exports', stageName, 'value')}${exported.pointer}`;
  const route: RouteV2 = { ...exported.route, AuthorizationType: authorizationFrom(exported, saved?.source) };
  return {
    routeKey: route.RouteKey,
    route,
    method: toMethod(api.kind, route, exported.integration),
    basis: 'deployed',
    pointer,
    savedPointer: saved?.pointer,
    integration: exported.integration && {
      source: exported.integration,
      pointer: `${pointer}/x-amazon-apigateway-integration`,
    },
    authorizer: authorizerOf(api, ({ Name }) => Name !== undefined && Name === exported.authorizerName),
  };
};

/** The saved routes; undefined where they are hidden. */
export const savedRoutes = (api: HttpApiFacts, basis: Basis): readonly RunningRoute[] | undefined => {
  if (api.routes.state === 'hidden') return undefined;
  return (valueOf(api.routes) ?? []).map((route, index) => fromSaved(api, basis, route, index));
};

/** The routes of a stage's export. */
export const exportedRoutes = (api: HttpApiFacts, stageName: string, exported: ExportedApi): readonly RunningRoute[] =>
  exported.routes.map((route) => fromExport(api, stageName, route));
