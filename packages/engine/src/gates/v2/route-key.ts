/** A route key in its parts: verb and path, the catch-all of an HTTP API, or the name of a WebSocket route. */
export type RouteKey =
  | { readonly kind: 'path'; readonly verb: string; readonly path: string }
  | { readonly kind: 'default' }
  | { readonly kind: 'name'; readonly name: string };

/**
 * Takes a route key apart: `GET /pets/{id}`, `ANY /{proxy+}`, `$default`, `$connect`, `sendmessage`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export const parseRouteKey = (text: string): RouteKey => {
  const key = text.trim();
  if (key === '$default') return { kind: 'default' };
  const [, verb, path] = /^([A-Za-z]+)\s+(\/.*)$/.exec(key) ?? [];
  return verb && path ? { kind: 'path', verb: verb.toUpperCase(), path } : { kind: 'name', name: key };
};

/** Verb and path as the trace and the failure modes print them: a route without a path is "route $default". */
export const wordsOfRouteKey = (text: string): { readonly verb: string; readonly path: string } => {
  const key = parseRouteKey(text);
  return key.kind === 'path' ? { verb: key.verb, path: key.path } : { verb: 'route', path: text.trim() };
};
