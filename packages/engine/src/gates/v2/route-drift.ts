import type { IntegrationV2, Snapshot } from '@gatescope/shared';
import { readExportV2 } from './read-export.ts';
import type { RunningRoute } from './running-route.ts';
import { exportedRoutes, savedRoutes } from './running-route.ts';

/** A difference between what is saved and what a stage of an HTTP API runs. */
export interface RouteDifference {
  readonly routeKey: string;
  /** `route`: it exists on one side only. */
  readonly field: string;
  readonly saved: unknown;
  readonly deployed: unknown;
  /** Of the saved side, or of the export where it was deleted. */
  readonly pointer: string;
}

const integrationFields = [
  'IntegrationType',
  'IntegrationUri',
  'IntegrationMethod',
  'ConnectionType',
  'ConnectionId',
  'CredentialsArn',
  'PayloadFormatVersion',
  'TimeoutInMillis',
] as const;

const fieldsOf = ({ route, integration, authorizer }: RunningRoute): Readonly<Record<string, unknown>> => {
  const source: IntegrationV2 = integration?.source ?? {};
  return {
    AuthorizationType: route.AuthorizationType ?? 'NONE',
    Authorizer: authorizer?.source.Name,
    AuthorizationScopes: [...(route.AuthorizationScopes ?? [])].sort().join(' '),
    ...Object.fromEntries(integrationFields.map((field) => [field, source[field]])),
  };
};

/** Only what both sides say: an export leaves out what AWS takes as given. */
const compare = (saved: RunningRoute, deployed: RunningRoute): RouteDifference[] => {
  const [before, after] = [fieldsOf(deployed), fieldsOf(saved)];
  return Object.keys(after).flatMap((field) =>
    before[field] === undefined || after[field] === undefined || before[field] === after[field]
      ? []
      : [{ routeKey: saved.routeKey, field, saved: after[field], deployed: before[field], pointer: saved.pointer }],
  );
};

/** How the saved routes differ from those that the stage runs; undefined where its export was not read. */
export const listRouteDrift = ({ api }: Snapshot, stageName: string): readonly RouteDifference[] | undefined => {
  if (api.kind === 'REST') return undefined;
  const fact = api.exports[stageName];
  const saved = savedRoutes(api, 'assumed-from-saved');
  if (fact?.state !== 'present' || !saved) return undefined;
  const deployed = exportedRoutes(api, stageName, readExportV2(fact.value));
  const find = (list: readonly RunningRoute[], key: string): RunningRoute | undefined =>
    list.find(({ routeKey }) => routeKey === key);
  const onlyOneSide = (route: RunningRoute, isSaved: boolean): RouteDifference => ({
    routeKey: route.routeKey,
    field: 'route',
    saved: isSaved ? 'there' : 'deleted',
    deployed: isSaved ? 'not there' : 'there',
    pointer: route.pointer,
  });
  return [
    ...saved.flatMap((route) => {
      const other = find(deployed, route.routeKey);
      return other ? compare(route, other) : [onlyOneSide(route, true)];
    }),
    ...deployed.filter(({ routeKey }) => !find(saved, routeKey)).map((route) => onlyOneSide(route, false)),
  ];
};
