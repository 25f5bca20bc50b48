import type { PatchOperation, Snapshot } from '@gatescope/shared';
import { parsePointer, toPointer } from '@gatescope/shared';

const apiIdOf = (operation: PatchOperation, { target }: Snapshot): string | undefined => {
  if (!('path' in operation)) return operation.apiId === target.apiId ? undefined : operation.apiId;
  const [area, apiId] = parsePointer(operation.path);
  return area === 'otherApis' ? apiId : undefined;
};

/** An operation on a further API, as one on that API's own snapshot; undefined where it is on the first one. */
export const innerOperation = (
  operation: PatchOperation,
  snapshot: Snapshot,
): { readonly operation: PatchOperation; readonly snapshot: Snapshot } | undefined => {
  const apiId = apiIdOf(operation, snapshot);
  const fact = apiId === undefined ? undefined : snapshot.otherApis?.[apiId];
  if (apiId === undefined || fact?.state !== 'present') return undefined;
  const inner = { ...snapshot, target: { ...snapshot.target, apiId, kind: fact.value.kind }, api: fact.value };
  if (!('path' in operation)) return { operation: { ...operation, apiId }, snapshot: inner };
  const path = toPointer('api', ...parsePointer(operation.path).slice(3));
  return { operation: { ...operation, path }, snapshot: inner };
};
