/** Reason codes of what a browser makes of the replies: code -> what it means. */
export const corsReasons = {
  'cors-mixed-content': 'an https page calls an http URL; the browser never sends it',
  'cors-local-network': "the browser's local-network rule keeps a public page from a private address",
  'cors-origin-missing': 'a reply carries no Access-Control-Allow-Origin',
  'cors-origin-mismatch': "Access-Control-Allow-Origin is not the page's origin",
  'cors-origin-multiple': 'Access-Control-Allow-Origin has several values',
  'cors-credentials-refused':
    'a request with credentials needs an exact origin and Access-Control-Allow-Credentials: true',
  'cors-preflight-status': "the preflight's status is not 200 to 299",
  'cors-redirected': 'a redirect stands in the way',
  'cors-method-refused': 'the verb is not in Access-Control-Allow-Methods',
  'cors-header-refused': 'a request header is not in Access-Control-Allow-Headers',
} as const satisfies Record<string, string>;
