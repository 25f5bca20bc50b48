import type {
  Deployment,
  FactPointer,
  HttpApiFacts,
  PatchOperation,
  Resource,
  Snapshot,
  Stage,
} from '@gatescope/shared';
import { absent, parsePointer, present, resolvePointer, toPointer } from '@gatescope/shared';
import { innerOperation } from '../chain/inner-operation.ts';

/** The id of the deployment that a `deploy` operation would create. */
export const newDeploymentId = 'new-deployment';

type Json = Record<string, unknown>;
type Edit = (current: unknown) => unknown;

const isContainer = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const removeKey = (container: Json | unknown[], key: string): unknown => {
  if (Array.isArray(container)) return container.filter((_, index) => String(index) !== key);
  const { [key]: _removed, ...rest } = container;
  return rest;
};

const withKey = (container: unknown, key: string, value: unknown): unknown => {
  if (!Array.isArray(container)) return { ...(isContainer(container) ? container : {}), [key]: value };
  const copy = [...container];
  copy[Number(key)] = value;
  return copy;
};

/** Copies along the path and edits its end; what is not on the path is shared with the original. */
const editAt = (node: unknown, [head, ...rest]: readonly string[], edit: Edit): unknown => {
  if (head === undefined) return edit(node);
  const child = isContainer(node) ? node[head] : undefined;
  return withKey(node, head, editAt(child, rest, edit));
};

const removeAt = (node: unknown, tokens: readonly string[]): unknown => {
  const last = tokens.at(-1);
  if (last === undefined) return node;
  return editAt(node, tokens.slice(0, -1), (parent) => (isContainer(parent) ? removeKey(parent, last) : parent));
};

/**
 * A value that is set where AWS had none makes the fact present, and so does a whole value where it could not be read. An
 * edit inside of what could not be read tells nothing about the rest: the fact stays hidden.
 */
const reveal = (snapshot: Snapshot, tokens: readonly string[]): Snapshot | undefined => {
  const at = tokens.indexOf('value');
  const fact = tokens.slice(0, Math.max(at, 0));
  const current = resolvePointer(snapshot, toPointer(...fact));
  const state = at > 0 && isContainer(current) ? current['state'] : undefined;
  const isWhole = at === tokens.length - 1;
  if (state === 'hidden' && !isWhole) return undefined;
  return state === 'absent' || state === 'hidden'
    ? (editAt(snapshot, fact, () => ({ state: 'present' })) as Snapshot) // the value follows
    : snapshot;
};

/** One item more does not tell the items that could not be read. */
const isHiddenList = (snapshot: Snapshot, pointer: FactPointer): boolean => {
  const tokens = parsePointer(pointer);
  const fact = tokens.at(-1) === 'value' ? resolvePointer(snapshot, toPointer(...tokens.slice(0, -1))) : undefined;
  return isContainer(fact) && fact['state'] === 'hidden';
};

const edit = (snapshot: Snapshot, pointer: FactPointer, change: Edit): Snapshot => {
  const revealed = reveal(snapshot, parsePointer(pointer));
  return revealed ? (editAt(revealed, parsePointer(pointer), change) as Snapshot) : snapshot; // an edit keeps the snapshot's shape; verification re-reads it
};

/** The summary that deploying these resources would give. */
export const summaryOf = (resources: readonly Resource[]): NonNullable<Deployment['apiSummary']> =>
  Object.fromEntries(
    resources.map(({ path, resourceMethods }) => [
      path,
      Object.fromEntries(
        Object.entries(resourceMethods ?? {}).map(([verb, method]) => [
          verb,
          { authorizationType: method.authorizationType ?? 'NONE', apiKeyRequired: method.apiKeyRequired ?? false },
        ]),
      ),
    ]),
  );

const repoint = (stage: Stage, deploymentId: string): Stage =>
  stage.canarySettings
    ? { ...stage, canarySettings: { ...stage.canarySettings, deploymentId } }
    : { ...stage, deploymentId };

/** A stage of an HTTP or WebSocket API points to a deployment too. */
const deployV2 = (api: HttpApiFacts, stageName: string, deploymentId: string): HttpApiFacts => {
  if (api.stages.state !== 'present') return api;
  const stages = api.stages.value.map((stage) =>
    stage.StageName === stageName ? { ...stage, DeploymentId: deploymentId } : stage,
  );
  return {
    ...api,
    stages: { ...api.stages, value: stages },
    exports: { ...api.exports, [stageName]: absent() },
  };
};

/** While a canary stands, a deployment goes to the canary. https://docs.aws.amazon.com/apigateway/latest/developerguide/create-canary-deployment.html */
const deploy = (
  snapshot: Snapshot,
  stageName: string,
  deploymentId: string,
  created: Deployment | undefined,
): Snapshot => {
  const { api } = snapshot;
  if (api.kind !== 'REST') return { ...snapshot, api: deployV2(api, stageName, deploymentId) };
  if (api.stages.state !== 'present') return snapshot;
  const stages = api.stages.value.map((stage) =>
    stage.stageName === stageName ? repoint(stage, deploymentId) : stage,
  );
  return {
    ...snapshot,
    api: {
      ...api,
      stages: { ...api.stages, value: stages },
      deployed: created ? { ...api.deployed, [deploymentId]: present(created) } : api.deployed,
      // The export told the old deployment; the new one is what is saved.
      exports: { ...api.exports, [stageName]: absent() },
    },
  };
};

/** An operation on a further API is one on that API's own snapshot. */
const applyToOther = (snapshot: Snapshot, operation: PatchOperation): Snapshot | undefined => {
  const inner = innerOperation(operation, snapshot);
  if (!inner) return undefined;
  const { api, target } = applyOne(inner.snapshot, inner.operation);
  return { ...snapshot, otherApis: { ...snapshot.otherApis, [target.apiId]: present(api) } };
};

const applyOne = (snapshot: Snapshot, operation: PatchOperation): Snapshot => {
  const other = applyToOther(snapshot, operation);
  if (other) return other;
  switch (operation.op) {
    case 'set':
      return edit(snapshot, operation.path, () => operation.value);
    case 'remove':
      return removeAt(snapshot, parsePointer(operation.path)) as Snapshot; // see `edit`
    case 'append':
      return isHiddenList(snapshot, operation.path)
        ? snapshot
        : edit(snapshot, operation.path, (list) => [...(Array.isArray(list) ? list : []), operation.value]);
    case 'use-deployment':
      return deploy(snapshot, operation.stage, operation.deploymentId, undefined);
    case 'deploy': {
      const { api } = snapshot;
      // Of what could not be read nobody knows what a deployment of it holds.
      const resources = api.kind === 'REST' && api.resources.state !== 'hidden' ? api.resources : undefined;
      const saved = resources?.state === 'present' ? resources.value : [];
      const created = { id: newDeploymentId, createdDate: snapshot.takenAt, apiSummary: summaryOf(saved) };
      return deploy(snapshot, operation.stage, newDeploymentId, resources ? created : undefined);
    }
  }
};

/** The snapshot as it would be after the operations; the given one is left alone. */
export const applyPatch = (snapshot: Snapshot, operations: readonly PatchOperation[]): Snapshot =>
  operations.reduce(applyOne, snapshot);
