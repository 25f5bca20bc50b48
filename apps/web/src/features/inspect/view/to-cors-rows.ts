import type { HttpApiFacts, Integration, Method, Resource, Snapshot } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { toTarget } from '../../../lib/snapshot/to-target.ts';
import { pathCorsTexts as texts } from '../texts/cors-texts.ts';

/** How one resource of a REST API answers a preflight, as saved. */
export interface CorsRow {
  readonly path: string;
  readonly verbs: readonly string[];
  /** Undefined: nothing answers OPTIONS. */
  readonly options: CorsOptions | undefined;
}

/** The method that answers OPTIONS. */
export interface CorsOptions {
  readonly verb: string;
  readonly authorization: string;
  readonly key: boolean;
  readonly target: string;
  /** `backend`: a proxy integration; what it answers is not configured here. */
  readonly headers: 'backend' | readonly (readonly [string, string])[];
}

const headerName = /^method\.response\.header\.(access-control-.+)$/i;

const unquote = (value: string): string => value.replace(/^'(.*)'$/s, '$1');

const headersOf = (integration: Integration | undefined): CorsOptions['headers'] => {
  if (integration?.type?.endsWith('_PROXY')) return 'backend';
  return Object.values(integration?.integrationResponses ?? {}).flatMap(({ responseParameters }) =>
    Object.entries(responseParameters ?? {}).flatMap(([name, value]): [string, string][] => {
      const header = headerName.exec(name)?.[1];
      return header === undefined ? [] : [[header, unquote(value)]];
    }),
  );
};

const optionsOf = (methods: Readonly<Record<string, Method>>): CorsOptions | undefined => {
  const verb = methods['OPTIONS'] ? 'OPTIONS' : 'ANY';
  const method = methods[verb];
  if (method === undefined) return undefined;
  return {
    verb,
    authorization: method.authorizationType ?? 'NONE',
    key: method.apiKeyRequired ?? false,
    target: toTarget(method.methodIntegration),
    headers: headersOf(method.methodIntegration),
  };
};

const toRow = ({ path, resourceMethods = {} }: Resource): CorsRow[] => {
  const verbs = Object.keys(resourceMethods).filter((verb) => verb !== 'OPTIONS');
  return verbs.length === 0 ? [] : [{ path, verbs, options: optionsOf(resourceMethods) }];
};

/** The resources of a REST API that have methods, with what answers their preflight. */
export const toCorsRows = ({ api }: Snapshot): CorsRow[] =>
  api.kind === 'REST'
    ? itemsOf(api.resources)
        .flatMap(toRow)
        .toSorted((a, b) => a.path.localeCompare(b.path))
    : [];

const corsOfApi = (api: HttpApiFacts['api']): string => {
  if (api.state !== 'present') return texts.unknown;
  return api.value.CorsConfiguration === undefined ? texts.notConfigured : texts.wholeApi;
};

/** One path's CORS in a word. */
export const corsOfPath = (snapshot: Snapshot, path: string): string => {
  if (snapshot.api.kind === 'HTTP') return corsOfApi(snapshot.api.api);
  if (snapshot.api.kind === 'WEBSOCKET') return texts.doesNotApply;
  const options = toCorsRows(snapshot).find((row) => row.path === path)?.options;
  if (options === undefined) return texts.noOptions;
  return options.headers === 'backend' ? texts.byBackend : texts.byOptions;
};
