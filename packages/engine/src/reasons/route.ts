/** Reason codes of routes and caches: code -> what it means. */
export const routeReasons = {
  'route-not-found': 'no deployed resource matches the path',
  'method-not-found': 'the path is deployed, the verb is not',
  'proxy-parent': 'only {proxy+} below this path is deployed; it does not match its own parent',
  'route-not-deployed': 'path or verb are saved but not in the deployment',
  'cache-invalidation-denied':
    'Cache-Control: max-age=0 needs execute-api:InvalidateCache and the caller has no such permission',
} as const satisfies Record<string, string>;
