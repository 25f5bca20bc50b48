import type { Request } from '@gatescope/shared';
import type { CorsIssue } from './cors-issue.ts';
import { onPreflight } from './cors-issue.ts';
import { safelistedMethods, unsafeHeaderNames } from './safelist.ts';

/** A reply as the browser sees it: header values by lower-case name, several lines stay several values. */
export interface BrowserReply {
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** What the browser says of a reply: nothing, or the issue with the offending header. */
export type CorsVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly issue: CorsIssue;
      readonly header?: string;
      readonly value?: string;
      readonly wanted?: string;
    };

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
    if (value.includes(',')) return deny('MultipleAllowOriginValues');
    return value !== 'null' && !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]+$/i.test(value)
      ? deny('InvalidAllowOriginValue')
      : deny('AllowOriginMismatch');
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

const checkMethod = (reply: BrowserReply, method: string, includesCredentials: boolean): CorsVerdict => {
  const methods = listOf(reply, 'access-control-allow-methods');
  const header = 'access-control-allow-methods';
  if (methods === undefined)
    return {
      allowed: false,
      issue: 'InvalidAllowMethodsPreflightResponse',
      header,
      value: combined(reply, header) ?? '',
    };
  const isWildcard = methods.includes('*') && !includesCredentials;
  if (safelistedMethods.has(method) || methods.includes(method) || isWildcard) return allowed;
  return {
    allowed: false,
    issue: 'MethodDisallowedByPreflightResponse',
    header,
    value: combined(reply, header) ?? '',
    wanted: method,
  };
};

const checkHeaders = (reply: BrowserReply, names: readonly string[], includesCredentials: boolean): CorsVerdict => {
  const header = 'access-control-allow-headers';
  const listed = listOf(reply, header);
  if (listed === undefined)
    return {
      allowed: false,
      issue: 'InvalidAllowHeadersPreflightResponse',
      header,
      value: combined(reply, header) ?? '',
    };
  const lower = new Set(listed.map((item) => item.toLowerCase()));
  const isWildcard = lower.has('*') && !includesCredentials;
  // `*` never covers Authorization. https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
  const refused = names.find((name) => !lower.has(name) && (!isWildcard || name === 'authorization'));
  return refused === undefined
    ? allowed
    : {
        allowed: false,
        issue: 'HeaderDisallowedByPreflightResponse',
        header,
        value: combined(reply, header) ?? '',
        wanted: refused,
      };
};

const isOk = (status: number | undefined): boolean => status === undefined || (status >= 200 && status <= 299);
const isRedirect = (status: number | undefined): boolean =>
  status !== undefined && [301, 302, 303, 307, 308].includes(status);

const includesCredentials = ({ client }: Request): boolean =>
  client.kind === 'browser' && client.credentials === 'include';
const originOfPage = ({ client }: Request): string => (client.kind === 'browser' ? (client.origin ?? 'null') : 'null');

/** Checks the preflight's reply for the actual request. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export const checkPreflightReply = (reply: BrowserReply, actual: Request): CorsVerdict => {
  if (isRedirect(reply.status))
    return { allowed: false, issue: 'PreflightDisallowedRedirect', value: String(reply.status) };
  const withCredentials = includesCredentials(actual);
  const origin = checkOrigin(reply, originOfPage(actual), withCredentials);
  if (!origin.allowed) return { ...origin, issue: onPreflight(origin.issue) };
  if (!isOk(reply.status))
    return { allowed: false, issue: 'PreflightInvalidStatus', value: String(reply.status), wanted: '200 to 299' };
  const method = checkMethod(reply, actual.method, withCredentials);
  return method.allowed ? checkHeaders(reply, unsafeHeaderNames(actual.headers), withCredentials) : method;
};

/** Checks the actual request's reply, whatever its status. */
export const checkActualReply = (reply: BrowserReply, actual: Request): CorsVerdict =>
  checkOrigin(reply, originOfPage(actual), includesCredentials(actual));
