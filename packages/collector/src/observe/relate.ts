import type { Observation, Request } from '@gatescope/shared';
import type { ComplaintTraces } from './complaint-traces.ts';
import type { LineFacts } from './line-facts.ts';
import { pathOf } from './stages-of-request.ts';

const minuteMs = 60_000;

/**
 * How lines relate to the request: the same one when they carry its id, or when method, path and (within a minute) time
 * are the same; its route when method and path are; else neither.
 */
export const relate = (
  lines: LineFacts & { readonly at: number | undefined; readonly text: string },
  { request, traces, stage }: { readonly request: Request; readonly traces: ComplaintTraces; readonly stage: string },
): Observation['relation'] => {
  if (isAnyOf(traces.ids, lines)) return 'this-request';
  if (!isMethodOf(request, lines.method?.toUpperCase())) return 'ambient';
  if (!lines.paths.some((template) => isPathOf(template, pathsOf(request, stage)))) return 'ambient';
  const isSameTime = traces.at !== undefined && lines.at !== undefined && Math.abs(lines.at - traces.at) <= minuteMs;
  // With an id at hand, lines that do not carry it are of another call.
  const isSameCall = isSameTime && lines.method?.toUpperCase() === request.method.toUpperCase();
  return isSameCall && traces.ids.length === 0 ? 'this-request' : 'same-route';
};

const isAnyOf = (
  ids: readonly string[],
  { text, requestId, extendedRequestId }: LineFacts & { readonly text: string },
): boolean => ids.some((id) => id === requestId || id === extendedRequestId || text.includes(id));

// A browser sends a preflight before the call; its lines tell as much of the route.
const isMethodOf = ({ method, client }: Request, seen: string | undefined): boolean =>
  seen === method.toUpperCase() || (seen === 'OPTIONS' && client.kind === 'browser');

const pathsOf = (request: Request, stage: string): string[] => {
  const path = pathOf(request);
  return path === `/${stage}` || path.startsWith(`/${stage}/`) ? [path, path.slice(stage.length + 1) || '/'] : [path];
};

/** Whether a path matches a template such as `/pets/{id}` or `/files/{proxy+}`. */
export const isPathOf = (template: string, paths: readonly string[]): boolean =>
  paths.some((path) => matches(segmentsOf(template), segmentsOf(path)));

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const matches = (template: readonly string[], path: readonly string[]): boolean => {
  for (const [index, part] of template.entries()) {
    if (/^\{[^}]+\+\}$/.test(part)) return path.length > index;
    const segment = path[index];
    if (segment === undefined || (!/^\{[^}]+\}$/.test(part) && part !== segment)) return false;
  }
  return template.length === path.length;
};
