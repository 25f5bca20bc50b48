import type { Json, JsonObject } from '../json.ts';
import type { Operation } from '../call.ts';
import type { MatchedCall, WireRequest } from './protocol.ts';

/** Finds the operation of a REST protocol by method and path template; path and query parameters become its input. */
export function matchPath(request: WireRequest, operations: readonly Operation[]): MatchedCall | undefined {
  const given = segments(request.rawPath);
  for (const operation of operations) {
    if ((operation.method ?? 'GET') !== request.method || operation.path === undefined) continue;
    const fromPath = matchTemplate(segments(operation.path), given);
    if (fromPath !== undefined) return { operation, input: { ...readQuery(request.rawQuery), ...fromPath } };
  }
  return undefined;
}

/** The query as an object: a name that occurs more than once becomes a list. */
export function readQuery(rawQuery: string): JsonObject {
  const query: Record<string, Json> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const before = query[name];
    if (before === undefined) query[name] = value;
    else query[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return query;
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchTemplate(template: readonly string[], given: readonly string[]): JsonObject | undefined {
  if (template.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, wanted] of template.entries()) {
    const segment = decodeSegment(given[index] ?? '');
    if (wanted.startsWith('{')) values[wanted.slice(1, -1)] = segment;
    else if (wanted !== segment) return undefined;
  }
  return values;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
