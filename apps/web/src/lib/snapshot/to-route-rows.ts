import type { Integration, RestApiFacts, Snapshot } from '@gatescope/shared';
import { itemsOf, valueOf } from './fact-list.ts';
import { toTarget } from './to-target.ts';

/** What a method asks of its callers. */
export interface Requirement {
  readonly authorization: string;
  readonly key: boolean;
}

/** How a method is saved and how the stage runs it. */
export interface RouteRow {
  readonly id: string;
  readonly path: string;
  readonly verb: string;
  /** How deep the path lies, for indenting. */
  readonly depth: number;
  readonly saved: Requirement | undefined;
  readonly deployed: Requirement | undefined;
  readonly state: RouteState;
  readonly target: string;
  /** What it calls, where that is known. */
  readonly integration: Integration | undefined;
  readonly raw: unknown;
}

export type RouteState = 'same' | 'differs' | 'only-saved' | 'only-deployed' | 'unknown' | 'auto-deployed';

interface MethodSnapshot {
  readonly authorizationType?: string | undefined;
  readonly apiKeyRequired?: boolean | undefined;
}

type Summary = Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>;

const requirement = (method: MethodSnapshot): Requirement => ({
  authorization: method.authorizationType ?? 'NONE',
  key: method.apiKeyRequired ?? false,
});

const compare = (saved: Requirement | undefined, deployed: Requirement | undefined): RouteState => {
  if (saved === undefined) return 'only-deployed';
  if (deployed === undefined) return 'only-saved';
  return saved.authorization === deployed.authorization && saved.key === deployed.key ? 'same' : 'differs';
};

const depthOf = (path: string): number => path.split('/').filter((part) => part !== '').length;

/** What the stage's deployment holds; undefined where it is not known. */
const summaryOf = (api: RestApiFacts, stageName: string | undefined): Summary | undefined => {
  const stage = itemsOf(api.stages).find((candidate) => candidate.stageName === stageName);
  return stage?.deploymentId === undefined ? undefined : valueOf(api.deployed[stage.deploymentId])?.apiSummary;
};

const order = (a: RouteRow, b: RouteRow): number => a.path.localeCompare(b.path) || a.verb.localeCompare(b.verb);

const restRows = (api: RestApiFacts, stageName: string | undefined): RouteRow[] => {
  const summary = summaryOf(api, stageName);
  const saved = itemsOf(api.resources).flatMap(({ path, resourceMethods }) =>
    Object.entries(resourceMethods ?? {}).map(([verb, method]): RouteRow => {
      const deployed = summary?.[path]?.[verb];
      const now = requirement(method);
      const then = deployed && requirement(deployed);
      return {
        id: `${verb} ${path}`,
        path,
        verb,
        depth: depthOf(path),
        saved: now,
        deployed: then,
        state: summary === undefined ? 'unknown' : compare(now, then),
        target: toTarget(method.methodIntegration),
        integration: method.methodIntegration,
        raw: method,
      };
    }),
  );
  const known = new Set(saved.map(({ id }) => id));
  const gone = Object.entries(summary ?? {}).flatMap(([path, verbs]) =>
    Object.entries(verbs).flatMap(([verb, method]): RouteRow[] =>
      known.has(`${verb} ${path}`)
        ? []
        : [
            {
              id: `${verb} ${path}`,
              path,
              verb,
              depth: depthOf(path),
              saved: undefined,
              deployed: requirement(method),
              state: 'only-deployed',
              target: '',
              integration: undefined,
              raw: method,
            },
          ],
    ),
  );
  return [...saved, ...gone].toSorted(order);
};

/** HTTP and WebSocket APIs: what is saved. What a stage runs is told by its export only. */
const routeRows = ({ api }: Snapshot, stageName: string | undefined): RouteRow[] => {
  if (api.kind === 'REST') return [];
  const autoDeploy = itemsOf(api.stages).find(({ StageName }) => StageName === stageName)?.AutoDeploy === true;
  const integrations = itemsOf(api.integrations);
  return itemsOf(api.routes)
    .map((route): RouteRow => {
      const [verb = '', path] = route.RouteKey.split(' ');
      const integration = integrations.find(({ IntegrationId }) => route.Target === `integrations/${IntegrationId}`);
      const asked: Integration = {
        ...(integration?.IntegrationType ? { type: integration.IntegrationType } : {}),
        ...(integration?.IntegrationUri ? { uri: integration.IntegrationUri } : {}),
        ...(integration?.ConnectionId ? { connectionId: integration.ConnectionId } : {}),
      };
      return {
        id: route.RouteKey,
        path: path ?? route.RouteKey,
        verb: path === undefined ? '' : verb,
        depth: path === undefined ? 0 : depthOf(path),
        saved: { authorization: route.AuthorizationType ?? 'NONE', key: route.ApiKeyRequired ?? false },
        deployed: undefined,
        state: autoDeploy ? 'auto-deployed' : 'unknown',
        target: toTarget(asked),
        integration: asked,
        raw: route,
      };
    })
    .toSorted(order);
};

/** Every method or route, saved beside deployed, by path. */
export const toRouteRows = (snapshot: Snapshot, stageName: string | undefined): RouteRow[] =>
  snapshot.api.kind === 'REST' ? restRows(snapshot.api, stageName) : routeRows(snapshot, stageName);

/** How many routes are saved otherwise than the stage runs them; undefined where that is not known. */
export const countUndeployed = (rows: readonly RouteRow[]): number | undefined =>
  rows.some(({ state }) => state === 'unknown')
    ? undefined
    : rows.filter(({ state }) => state !== 'same' && state !== 'auto-deployed').length;
