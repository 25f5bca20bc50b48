import {
  type HttpApiFacts,
  type Integration,
  type Method,
  type Resource,
  type Snapshot,
  toPointer,
} from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { toTarget } from '../../../lib/snapshot/to-target.ts';
import { pathCorsTexts as texts } from '../texts/cors-texts.ts';

/** How one resource of a REST API answers a preflight, as saved. */
export interface CorsRow {
  readonly path: string;
  readonly verbs: readonly string[];
  /** Undefined: nothing answers OPTIONS. */
  readonly options: CorsOptions | undefined;
  /** Where the resource stands in the snapshot. */
  readonly pointer: string;
}

/** A header of the preflight's answer, and where the snapshot says so. */
export interface CorsHeader {
  readonly name: string;
  readonly value: string;
  readonly pointer: string;
}

/** The method that answers OPTIONS. */
export interface CorsOptions {
  readonly verb: string;
  readonly authorization: string;
  readonly key: boolean;
  readonly target: string;
  /** `backend`: a proxy integration; what it answers is not configured here. */
  readonly headers: 'backend' | readonly CorsHeader[];
  /** Where the method stands in the snapshot. */
  readonly pointer: string;
}

const headerName = /^method\.response\.header\.(access-control-.+)$/i;

const unquote = (value: string): string => value.replace(/^'(.*)'$/s, '$1');

const headersOf = (integration: Integration | undefined, method: string): CorsOptions['headers'] => {
  if (integration?.type?.endsWith('_PROXY')) return 'backend';
  return Object.entries(integration?.integrationResponses ?? {}).flatMap(([status, { responseParameters }]) =>
    Object.entries(responseParameters ?? {}).flatMap(([parameter, value]): CorsHeader[] => {
      const name = headerName.exec(parameter)?.[1];
      const at = ['methodIntegration', 'integrationResponses', status, 'responseParameters', parameter];
      return name === undefined ? [] : [{ name, value: unquote(value), pointer: `${method}${toPointer(...at)}` }];
    }),
  );
};

const optionsOf = (methods: Readonly<Record<string, Method>>, resource: string): CorsOptions | undefined => {
  const verb = methods['OPTIONS'] ? 'OPTIONS' : 'ANY';
  const method = methods[verb];
  if (method === undefined) return undefined;
  const pointer = `${resource}${toPointer('resourceMethods', verb)}`;
  return {
    verb,
    authorization: method.authorizationType ?? 'NONE',
    key: method.apiKeyRequired ?? false,
    target: toTarget(method.methodIntegration),
    headers: headersOf(method.methodIntegration, pointer),
    pointer,
  };
};

const toRow = ({ path, resourceMethods = {} }: Resource, index: number): CorsRow[] => {
  const pointer = toPointer('api', 'resources', 'value', index);
  const verbs = Object.keys(resourceMethods).filter((verb) => verb !== 'OPTIONS');
  return verbs.length === 0 ? [] : [{ path, verbs, options: optionsOf(resourceMethods, pointer), pointer }];
};

/** The resources of a REST API that have methods, with what answers their preflight. */
export const toCorsRows = ({ api }: Snapshot): CorsRow[] =>
  api.kind === 'REST'
    ? itemsOf(api.resources)
        .flatMap(toRow)
        .toSorted((a, b) => a.path.localeCompare(b.path))
    : [];

/** One path's CORS in a word, and where the snapshot says so. */
export interface PathCors {
  readonly word: string;
  readonly pointer: string | undefined;
}

const corsOfApi = (api: HttpApiFacts['api']): string => {
  if (api.state !== 'present') return texts.unknown;
  return api.value.CorsConfiguration === undefined ? texts.notConfigured : texts.wholeApi;
};

/** See `PathCors`. */
export const corsOfPath = (snapshot: Snapshot, path: string): PathCors => {
  if (snapshot.api.kind === 'HTTP')
    return { word: corsOfApi(snapshot.api.api), pointer: '/api/api/value/CorsConfiguration' };
  if (snapshot.api.kind === 'WEBSOCKET') return { word: texts.doesNotApply, pointer: undefined };
  const row = toCorsRows(snapshot).find((candidate) => candidate.path === path);
  const { options } = row ?? {};
  if (options === undefined) return { word: texts.noOptions, pointer: row && `${row.pointer}/resourceMethods/OPTIONS` };
  return { word: options.headers === 'backend' ? texts.byBackend : texts.byOptions, pointer: options.pointer };
};
