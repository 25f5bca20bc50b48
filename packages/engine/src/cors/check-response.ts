import type { Request } from '@gatescope/shared';
import type { CorsIssue } from './cors-issue.ts';
import { onPreflight } from './cors-issue.ts';
import { safelistedMethods, unsafeHeaderNames } from './safelist.ts';

/** A reply as the browser sees it: header values by lower-case name, several lines stay several values. */
export interface BrowserReply {
  readonly status?: number | undefined;
  /** Only the status was shown: no header does not mean that none was sent. */
  readonly isStatusOnly?: boolean;
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** The issue that a browser reports, with the offending header. */
export interface CorsRefusal {
  readonly allowed: false;
  readonly issue: CorsIssue;
  readonly header?: string;
  readonly value?: string;
  readonly wanted?: string;
  /** Further names that are refused for the same reason; a browser names any one of them. */
  readonly alsoWanted?: readonly string[];
}

/** What the browser says of a reply. `unenforced`: the standard refuses it, and browsers let it pass all the same. */
export type CorsVerdict = { readonly allowed: true; readonly unenforced?: CorsRefusal } | CorsRefusal;

const allowed: CorsVerdict = { allowed: true };

/** Combined as the Fetch standard does: values joined by a comma and a blank; undefined when the header is absent. */
const combined = ({ headers }: BrowserReply, name: string): string | undefined => {
  const values = headers[name];
  return values === undefined || values.length === 0 ? undefined : values.join(', ');
};

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A list header's items; undefined when one is no token. */
const listOf = (reply: BrowserReply, name: string): string[] | undefined => {
  const text = combined(reply, name);
  if (text === undefined) return [];
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.every((item) => token.test(item)) ? items : undefined;
};

const allowOrigin = 'access-control-allow-origin';

/** Whether a value is an address at all, be it of another page: the browser words the two mistakes differently. */
const isUrl = (value: string): boolean => {
  if (!/^https?:/i.test(value)) return value === 'null' || /^[a-z][a-z0-9+.-]*:/i.test(value);
  const [, host, port = ''] = /^https?:[/\\]*(?:[^/?#\\@]*@)?([^/?#\\:@]+)(?::(\d*))?(?=[/?#\\]|$)/i.exec(value) ?? [];
  return host !== undefined && Number(port) <= 65_535;
};

/**
 * The CORS check of every cross-origin reply, in the standard's order. https://fetch.spec.whatwg.org/#concept-cors-check
 * `origin` is the page's, serialized; `includesCredentials` the request's credentials mode.
 */
export const checkOrigin = (reply: BrowserReply, origin: string, includesCredentials: boolean): CorsVerdict => {
  const value = combined(reply, allowOrigin);
  if (value === undefined)
    return { allowed: false, issue: 'MissingAllowOriginHeader', header: allowOrigin, wanted: origin };
  const deny = (issue: CorsIssue): CorsVerdict => ({
    allowed: false,
    issue,
    header: allowOrigin,
    value,
    wanted: origin,
  });
  if (value === '*') return includesCredentials ? deny('WildcardOriginNotAllowed') : allowed;
  if (value !== origin) {
    if (/[ ,]/.test(value)) return deny('MultipleAllowOriginValues');
    return deny(isUrl(value) ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue');
  }
  if (!includesCredentials) return allowed;
  const credentials = combined(reply, 'access-control-allow-credentials');
  if (credentials === 'true') return allowed;
  return {
    allowed: false,
    issue: 'InvalidAllowCredentials',
    header: 'access-control-allow-credentials',
    wanted: 'true',
    ...(credentials === undefined ? {} : { value: credentials }),
  };
};

const allowMethods = 'access-control-allow-methods';
const allowHeaders = 'access-control-allow-headers';

const refuseList = (reply: BrowserReply, header: string, issue: CorsIssue, wanted?: string): CorsRefusal => ({
  allowed: false,
  issue,
  header,
  value: combined(reply, header) ?? '',
  ...(wanted === undefined ? {} : { wanted }),
});

const isMethodAllowed = (methods: readonly string[], method: string, includesCredentials: boolean): boolean =>
  safelistedMethods.has(method) || methods.includes(method) || (methods.includes('*') && !includesCredentials);

/** Both lists are read before either is judged. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
const checkLists = (reply: BrowserReply, actual: Request, includesCredentials: boolean): CorsVerdict => {
  const methods = listOf(reply, allowMethods);
  if (!methods) return refuseList(reply, allowMethods, 'InvalidAllowMethodsPreflightResponse');
  const headers = listOf(reply, allowHeaders);
  if (!headers) return refuseList(reply, allowHeaders, 'InvalidAllowHeadersPreflightResponse');
  if (!isMethodAllowed(methods, actual.method, includesCredentials))
    return refuseList(reply, allowMethods, 'MethodDisallowedByPreflightResponse', actual.method);
  const listed = new Set(headers.map((item) => item.toLowerCase()));
  const isWildcard = listed.has('*') && !includesCredentials;
  const [refused, ...others] = unsafeHeaderNames(actual.headers).filter((name) => !listed.has(name));
  const refusal = (name: string): CorsRefusal =>
    refuseList(reply, allowHeaders, 'HeaderDisallowedByPreflightResponse', name);
  if (refused === undefined) return allowed;
  if (!isWildcard) return { ...refusal(refused), ...(others.length > 0 ? { alsoWanted: others } : {}) };
  // The standard does not let `*` cover Authorization; Chromium, Firefox and Safari do. https://github.com/whatwg/fetch/issues/1919
  const isNamed = listed.has('authorization') || !unsafeHeaderNames(actual.headers).includes('authorization');
  return isNamed ? allowed : { allowed: true, unenforced: refusal('authorization') };
};

const isOk = (status: number | undefined): boolean => status === undefined || (status >= 200 && status <= 299);

const redirects: readonly (number | undefined)[] = [301, 302, 303, 307, 308];

/** Where a reply redirects to; undefined when it is no redirect. */
export const locationOf = (reply: BrowserReply): string | undefined =>
  redirects.includes(reply.status) ? combined(reply, 'location') : undefined;

/** A redirect needs a Location, unless the status alone is known. */
const isRedirect = (reply: BrowserReply): boolean =>
  locationOf(reply) !== undefined || (reply.isStatusOnly === true && redirects.includes(reply.status));

const includesCredentials = ({ client }: Request): boolean =>
  client.kind === 'browser' && client.credentials === 'include';
const originOfPage = ({ client }: Request): string => (client.kind === 'browser' ? (client.origin ?? 'null') : 'null');

/** Checks the preflight's reply for the actual request. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export const checkPreflightReply = (reply: BrowserReply, actual: Request): CorsVerdict => {
  if (isRedirect(reply)) return { allowed: false, issue: 'PreflightDisallowedRedirect', value: String(reply.status) };
  const withCredentials = includesCredentials(actual);
  const origin = checkOrigin(reply, originOfPage(actual), withCredentials);
  if (!origin.allowed) return { ...origin, issue: onPreflight(origin.issue) };
  if (!isOk(reply.status))
    return { allowed: false, issue: 'PreflightInvalidStatus', value: String(reply.status), wanted: '200 to 299' };
  return checkLists(reply, actual, withCredentials);
};

/** Checks the actual request's reply, whatever its status. */
export const checkActualReply = (reply: BrowserReply, actual: Request): CorsVerdict =>
  checkOrigin(reply, originOfPage(actual), includesCredentials(actual));
