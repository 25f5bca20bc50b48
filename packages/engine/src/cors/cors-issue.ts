/**
 * The browser's own kinds of CORS issue, named as the DevTools protocol names them (`Network.CorsError`), so that what the
 * engineer reads in the browser maps one to one. https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsError
 */
export const corsIssues = [
  'MissingAllowOriginHeader',
  'MultipleAllowOriginValues',
  'InvalidAllowOriginValue',
  'AllowOriginMismatch',
  'WildcardOriginNotAllowed',
  'InvalidAllowCredentials',
  'PreflightMissingAllowOriginHeader',
  'PreflightMultipleAllowOriginValues',
  'PreflightInvalidAllowOriginValue',
  'PreflightAllowOriginMismatch',
  'PreflightWildcardOriginNotAllowed',
  'PreflightInvalidAllowCredentials',
  'PreflightInvalidStatus',
  'PreflightDisallowedRedirect',
  'InvalidAllowMethodsPreflightResponse',
  'InvalidAllowHeadersPreflightResponse',
  'MethodDisallowedByPreflightResponse',
  'HeaderDisallowedByPreflightResponse',
  'RedirectContainsCredentials',
  'CorsDisabledScheme',
  'LocalNetworkAccessPermissionDenied',
  'InsecureLocalNetwork',
  /** Not a CORS issue to the browser, but the same to the person: https page, http call. */
  'MixedContent',
] as const;
export type CorsIssue = (typeof corsIssues)[number];

const preflightTwin: Partial<Record<CorsIssue, CorsIssue>> = {
  MissingAllowOriginHeader: 'PreflightMissingAllowOriginHeader',
  MultipleAllowOriginValues: 'PreflightMultipleAllowOriginValues',
  InvalidAllowOriginValue: 'PreflightInvalidAllowOriginValue',
  AllowOriginMismatch: 'PreflightAllowOriginMismatch',
  WildcardOriginNotAllowed: 'PreflightWildcardOriginNotAllowed',
  InvalidAllowCredentials: 'PreflightInvalidAllowCredentials',
};

/** The issue's name on a preflight's answer, where the browser has two. */
export const onPreflight = (issue: CorsIssue): CorsIssue => preflightTwin[issue] ?? issue;

/** What a browser's console line says: the issue, on which leg, and whether the request was redirected before. */
export interface ConsoleReading {
  readonly issue: CorsIssue;
  /** The other issue that the browser words alike. */
  readonly or?: CorsIssue;
  /** Absent where the wording does not tell. */
  readonly leg?: 'preflight' | 'actual';
  /** The URL that the request was redirected to, where the line names one. */
  readonly redirectedTo?: string;
}

interface Wording {
  readonly pattern: RegExp;
  readonly issue: CorsIssue;
  readonly or?: CorsIssue;
  readonly leg?: 'preflight' | 'actual';
}

// Chrome, Firefox and Safari wordings: packages' facts on CORS, section 5.8. More exact ones first.
const wordings: readonly Wording[] = [
  {
    pattern: /Mixed Content:|Blocked loading mixed active content|was not allowed to (?:run|display) insecure content/i,
    issue: 'MixedContent',
  },
  {
    pattern: /Permission was denied for this request to access the|target IP address space of/i,
    issue: 'LocalNetworkAccessPermissionDenied',
  },
  {
    pattern: /request client is not a secure context and the resource is in more-private/i,
    issue: 'InsecureLocalNetwork',
  },
  {
    pattern: /Redirect is not allowed for a preflight request|external redirect not allowed/i,
    issue: 'PreflightDisallowedRedirect',
    leg: 'preflight',
  },
  {
    pattern:
      /does not have HTTP ok status|Preflight response is not successful|CORS preflight response did not succeed/i,
    issue: 'PreflightInvalidStatus',
    leg: 'preflight',
  },
  {
    pattern: /Method \S+ is not allowed by Access-Control-Allow-Methods|Did not find method in CORS header/i,
    issue: 'MethodDisallowedByPreflightResponse',
    leg: 'preflight',
  },
  {
    pattern:
      /Request header field \S+ is not allowed by Access-Control-Allow-Headers|is not allowed according to header .{0,3}Access-Control-Allow-Headers/i,
    issue: 'HeaderDisallowedByPreflightResponse',
    leg: 'preflight',
  },
  {
    pattern:
      /Cannot parse Access-Control-Allow-Methods|invalid token .{0,80} in CORS header .{0,3}Access-Control-Allow-Methods/i,
    issue: 'InvalidAllowMethodsPreflightResponse',
    leg: 'preflight',
  },
  {
    pattern:
      /Cannot parse Access-Control-Allow-Headers|invalid token .{0,80} in CORS header .{0,3}Access-Control-Allow-Headers/i,
    issue: 'InvalidAllowHeadersPreflightResponse',
    leg: 'preflight',
  },
  {
    pattern:
      /must not be the wildcard '?\*'?|Cannot use wildcard in Access-Control-Allow-Origin|Credential is not supported if the CORS header/i,
    issue: 'WildcardOriginNotAllowed',
  },
  {
    pattern:
      /Access-Control-Allow-Credentials' header in the response is|Access-Control-Allow-Credentials is not "true"|expected .true. in CORS header/i,
    issue: 'InvalidAllowCredentials',
  },
  {
    pattern: /contains multiple values|Multiple CORS header|cannot contain more than one origin/i,
    issue: 'MultipleAllowOriginValues',
  },
  { pattern: /contains the invalid value/i, issue: 'InvalidAllowOriginValue' },
  { pattern: /that is not equal to the supplied origin|does not match/i, issue: 'AllowOriginMismatch' },
  {
    // WebKit compares the header with the origin, and a header that is absent is not equal either.
    pattern: /is not allowed by Access-Control-Allow-Origin/i,
    issue: 'AllowOriginMismatch',
    or: 'MissingAllowOriginHeader',
  },
  {
    pattern:
      /No 'Access-Control-Allow-Origin' header is present|CORS header .{0,3}Access-Control-Allow-Origin.{0,3} missing/i,
    issue: 'MissingAllowOriginHeader',
  },
  {
    pattern: /Redirect location '[^']{0,2048}' contains a username and password/i,
    issue: 'RedirectContainsCredentials',
    leg: 'actual',
  },
  { pattern: /Cross origin requests are only supported for|CORS request not http/i, issue: 'CorsDisabledScheme' },
];

/** Reads a console line of Chrome, Firefox or Safari; undefined when it speaks of no CORS issue. */
export const readConsole = (text: string): ConsoleReading | undefined => {
  const wording = wordings.find(({ pattern }) => pattern.test(text));
  if (!wording) return undefined;
  const isPreflight = /Response to preflight request/i.test(text);
  const isChrome = /has been blocked by CORS policy/i.test(text);
  const leg = wording.leg ?? (isPreflight ? 'preflight' : isChrome ? 'actual' : undefined);
  const redirected = /at '([^']+)' \(redirected from '[^']+'\)/i.exec(text)?.[1];
  return {
    issue: leg === 'preflight' ? onPreflight(wording.issue) : wording.issue,
    ...(wording.or ? { or: wording.or } : {}),
    ...(leg ? { leg } : {}),
    ...(redirected ? { redirectedTo: redirected } : {}),
  };
};

/** Whether a browser's line speaks of this issue, or may do so. */
export const maySpeakOf = ({ issue, or }: ConsoleReading, wanted: string): boolean => issue === wanted || or === wanted;
