import { type Fact, type Integration, type RestApiFacts, type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf, valueOf } from './fact-list.ts';
import { toTarget } from './to-target.ts';

/** What a method asks of its callers. */
export interface Requirement {
  readonly authorization: string;
  readonly key: boolean;
  /** Where the method stands in the snapshot, and what its fields are called there. */
  readonly pointer: string;
  readonly fields: { readonly authorization: string; readonly key: string };
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
  /** Where the method or route stands in the snapshot. */
  readonly pointer: string;
  /** Where its integration does; undefined where none is known. */
  readonly integrationPointer: string | undefined;
}

export type RouteState = 'same' | 'differs' | 'only-saved' | 'only-deployed' | 'unknown' | 'auto-deployed';

interface MethodSnapshot {
  readonly authorizationType?: string | undefined;
  readonly apiKeyRequired?: boolean | undefined;
}

type Summary = Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>;

const restFields = { authorization: 'authorizationType', key: 'apiKeyRequired' } as const;
const routeFields = { authorization: 'AuthorizationType', key: 'ApiKeyRequired' } as const;

const requirement = (method: MethodSnapshot, pointer: string): Requirement => ({
  authorization: method.authorizationType ?? 'NONE',
  key: method.apiKeyRequired ?? false,
  pointer,
  fields: restFields,
});

const compare = (saved: Requirement | undefined, deployed: Requirement | undefined): RouteState => {
  if (saved === undefined) return 'only-deployed';
  if (deployed === undefined) return 'only-saved';
  return saved.authorization === deployed.authorization && saved.key === deployed.key ? 'same' : 'differs';
};

const depthOf = (path: string): number => path.split('/').filter((part) => part !== '').length;

interface Deployed {
  readonly summary: Summary;
  readonly pointerOf: (path: string, verb: string) => string;
}

/** What the stage's deployment holds; undefined where it is not known. */
const deployedOf = (api: RestApiFacts, stageName: string | undefined): Deployed | undefined => {
  const id = itemsOf(api.stages).find((candidate) => candidate.stageName === stageName)?.deploymentId;
  const summary = id === undefined ? undefined : valueOf(api.deployed[id])?.apiSummary;
  if (id === undefined || summary === undefined) return undefined;
  return { summary, pointerOf: (...at) => toPointer('api', 'deployed', id, 'value', 'apiSummary', ...at) };
};

const order = (a: RouteRow, b: RouteRow): number => a.path.localeCompare(b.path) || a.verb.localeCompare(b.verb);

const restRows = (api: RestApiFacts, stageName: string | undefined): RouteRow[] => {
  const running = deployedOf(api, stageName);
  const saved = itemsOf(api.resources).flatMap(({ path, resourceMethods }, index) =>
    Object.entries(resourceMethods ?? {}).map(([verb, method]): RouteRow => {
      const pointer = toPointer('api', 'resources', 'value', index, 'resourceMethods', verb);
      const deployed = running?.summary[path]?.[verb];
      const now = requirement(method, pointer);
      const then = deployed && running && requirement(deployed, running.pointerOf(path, verb));
      return {
        id: `${verb} ${path}`,
        path,
        verb,
        depth: depthOf(path),
        saved: now,
        deployed: then,
        state: running === undefined ? 'unknown' : compare(now, then),
        target: toTarget(method.methodIntegration),
        integration: method.methodIntegration,
        pointer,
        integrationPointer: method.methodIntegration && `${pointer}/methodIntegration`,
      };
    }),
  );
  const known = new Set(saved.map(({ id }) => id));
  const gone =
    running === undefined
      ? []
      : Object.entries(running.summary).flatMap(([path, verbs]) =>
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
                    deployed: requirement(method, running.pointerOf(path, verb)),
                    // Where the saved methods may not be read, nothing says that this one was deleted.
                    state: api.resources.state === 'hidden' ? 'unknown' : 'only-deployed',
                    target: '',
                    integration: undefined,
                    pointer: running.pointerOf(path, verb),
                    integrationPointer: undefined,
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
    .map((route, index): RouteRow => {
      const pointer = toPointer('api', 'routes', 'value', index);
      const [verb = '', path] = route.RouteKey.split(' ');
      const at = integrations.findIndex(({ IntegrationId }) => route.Target === `integrations/${IntegrationId}`);
      const integration = integrations[at];
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
        saved: {
          authorization: route.AuthorizationType ?? 'NONE',
          key: route.ApiKeyRequired ?? false,
          pointer,
          fields: routeFields,
        },
        deployed: undefined,
        state: autoDeploy ? 'auto-deployed' : 'unknown',
        target: toTarget(asked),
        integration: asked,
        pointer,
        integrationPointer: at < 0 ? undefined : toPointer('api', 'integrations', 'value', at),
      };
    })
    .toSorted(order);
};

/** The saved methods' or routes' fact, of whichever kind the API is. */
export const routesFact = ({ api }: Snapshot): Fact<unknown> => (api.kind === 'REST' ? api.resources : api.routes);

/** Every method or route, saved beside deployed, by path. */
export const toRouteRows = (snapshot: Snapshot, stageName: string | undefined): RouteRow[] =>
  snapshot.api.kind === 'REST' ? restRows(snapshot.api, stageName) : routeRows(snapshot, stageName);

/** How many routes are saved otherwise than the stage runs them; undefined where that is not known, or there is none. */
export const countUndeployed = (rows: readonly RouteRow[]): number | undefined =>
  rows.length === 0 || rows.some(({ state }) => state === 'unknown')
    ? undefined
    : rows.filter(({ state }) => state !== 'same' && state !== 'auto-deployed').length;
