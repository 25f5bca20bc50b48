import type { Json, JsonObject } from '../json.ts';

/**
 * Parameters of the query protocols as an object: `Filter.1.Value.2=x` becomes Filter[0].Value[1].
 * The `member` level that some services put in is dropped.
 */
export function readQueryParameters(body: string): JsonObject {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    insert(
      root,
      name.split('.').filter((part) => part !== 'member'),
      value,
    );
  }
  return toObject(root);
}

type Branch = Map<string, Branch | string>;

function insert(branch: Branch, path: readonly string[], value: string): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    branch.set(head, value);
    return;
  }
  const existing = branch.get(head);
  const next: Branch = existing instanceof Map ? existing : new Map();
  branch.set(head, next);
  insert(next, rest, value);
}

function toJson(value: Branch | string): Json {
  if (typeof value === 'string') return value;
  const keys = [...value.keys()];
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return toObject(value);
  return [...value.entries()]
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .map(([, entry]) => toJson(entry));
}

function toObject(branch: Branch): JsonObject {
  return Object.fromEntries([...branch.entries()].map(([name, value]) => [name, toJson(value)]));
}
