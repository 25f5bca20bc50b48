import type { ApiKind } from '@gatescope/shared';

/** What of an API's page is called otherwise from kind to kind. */
export interface KindWords {
  /** "REST API". */
  readonly api: string;
  /** "a REST API". */
  readonly article: string;
  /** In the plural, at the beginning of a sentence. */
  readonly apis: string;
  /** What a request is matched with: a method of a resource, or a route. */
  readonly one: string;
  readonly many: string;
  readonly Many: string;
}

const routes = { one: 'route', many: 'routes', Many: 'Routes' };

/** The words of each kind, AWS's own where it has one. */
export const kindWords: Readonly<Record<ApiKind, KindWords>> = {
  REST: { api: 'REST API', article: 'a REST API', apis: 'REST APIs', one: 'method', many: 'methods', Many: 'Methods' },
  HTTP: { api: 'HTTP API', article: 'an HTTP API', apis: 'HTTP APIs', ...routes },
  WEBSOCKET: { api: 'WebSocket API', article: 'a WebSocket API', apis: 'WebSocket APIs', ...routes },
};

/** "1 route", "3 routes". */
export const countOf = (kind: ApiKind, count: number): string =>
  `${count} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`;
