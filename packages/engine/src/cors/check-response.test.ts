import type { Request } from '@gatescope/shared';
import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { checkActualReply, checkPreflightReply } from './check-response.ts';

const page = 'https://app.example.com';
const request = (overrides: Record<string, unknown> = {}): Request =>
  toRequest({
    method: 'PUT',
    url: 'https://api.example.com/items',
    from: 'browser',
    origin: page,
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
    ...overrides,
  });
const reply = (headers: Record<string, string | string[]>, status = 200) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
});
const good = {
  'access-control-allow-origin': page,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type',
};

describe('checkPreflightReply', () => {
  it('allows what the reply allows', () => {
    expect(checkPreflightReply(reply(good), request())).toEqual({ allowed: true });
  });

  it.each([
    [
      'a missing origin header first, whatever the status',
      reply({}, 403),
      request(),
      'PreflightMissingAllowOriginHeader',
    ],
    ['a status that is not ok once the origin is right', reply(good, 403), request(), 'PreflightInvalidStatus'],
    [
      'a redirect',
      reply({ location: 'https://api.example.com/items/' }, 301),
      request(),
      'PreflightDisallowedRedirect',
    ],
    [
      'a redirect of which only the status is known',
      { ...reply({}, 301), isStatusOnly: true },
      request(),
      'PreflightDisallowedRedirect',
    ],
    ['the status of a redirect that leads nowhere', reply(good, 301), request(), 'PreflightInvalidStatus'],
    [
      'another origin',
      reply({ ...good, 'access-control-allow-origin': 'https://other.example.com' }),
      request(),
      'PreflightAllowOriginMismatch',
    ],
    [
      'two origin headers',
      reply({ ...good, 'access-control-allow-origin': [page, page] }),
      request(),
      'PreflightMultipleAllowOriginValues',
    ],
    [
      'a wildcard with credentials',
      reply({ ...good, 'access-control-allow-origin': '*' }),
      request({ credentials: 'include' }),
      'PreflightWildcardOriginNotAllowed',
    ],
    [
      'credentials without the header',
      reply(good),
      request({ credentials: 'include' }),
      'PreflightInvalidAllowCredentials',
    ],
    [
      'a method in another case',
      reply({ ...good, 'access-control-allow-methods': 'put' }),
      request(),
      'MethodDisallowedByPreflightResponse',
    ],
    [
      'a method list that cannot be read',
      reply({ ...good, 'access-control-allow-methods': 'PUT GET' }),
      request(),
      'InvalidAllowMethodsPreflightResponse',
    ],
    [
      'a header that is not listed',
      reply({ ...good, 'access-control-allow-headers': 'x-other' }),
      request(),
      'HeaderDisallowedByPreflightResponse',
    ],
    [
      'a wildcard method list with credentials',
      reply({ ...good, 'access-control-allow-methods': '*', 'access-control-allow-credentials': 'true' }),
      request({ credentials: 'include' }),
      'MethodDisallowedByPreflightResponse',
    ],
  ])('refuses %s', (_name, seen, actual, issue) => {
    expect(checkPreflightReply(seen, actual)).toMatchObject({ allowed: false, issue });
  });

  it('lets Authorization pass under a wildcard as browsers do, and keeps that the standard does not', () => {
    const actual = request({ headers: { Authorization: 'Bearer <token>' } });
    const wildcard = reply({ ...good, 'access-control-allow-headers': '*' });
    expect(checkPreflightReply(wildcard, actual)).toMatchObject({
      allowed: true,
      unenforced: { issue: 'HeaderDisallowedByPreflightResponse', wanted: 'authorization' },
    });
    const named = reply({ ...good, 'access-control-allow-headers': '*, Authorization' });
    expect(checkPreflightReply(named, actual)).toEqual({ allowed: true });
  });

  it('names a list that cannot be read before a verb that is not listed', () => {
    const seen = reply({ ...good, 'access-control-allow-methods': 'GET', 'access-control-allow-headers': 'a b' });
    expect(checkPreflightReply(seen, request())).toMatchObject({ issue: 'InvalidAllowHeadersPreflightResponse' });
  });

  it.each([
    [`${page}/`, 'PreflightAllowOriginMismatch'],
    ['localhost:3000', 'PreflightAllowOriginMismatch'],
    ['null', 'PreflightAllowOriginMismatch'],
    ['shop.example.com', 'PreflightInvalidAllowOriginValue'],
    [`'${page}'`, 'PreflightInvalidAllowOriginValue'],
    ['', 'PreflightInvalidAllowOriginValue'],
    [`${page} https://other.example.com`, 'PreflightMultipleAllowOriginValues'],
  ])('calls the origin %j %s', (value, issue) => {
    expect(checkPreflightReply(reply({ ...good, 'access-control-allow-origin': value }), request())).toMatchObject({
      issue,
    });
  });

  it('names every header that is refused, as a browser may name any', () => {
    const actual = request({ headers: { 'Content-Type': 'application/json', 'X-Trace': '1', 'X-Tenant': 'a' } });
    expect(checkPreflightReply(reply(good), actual)).toMatchObject({ wanted: 'x-tenant', alsoWanted: ['x-trace'] });
  });

  it('needs no listing of POST, and takes a wildcard for other headers', () => {
    expect(
      checkPreflightReply(
        reply({ 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }),
        request({ method: 'POST' }),
      ),
    ).toEqual({ allowed: true });
  });
});

describe('checkActualReply', () => {
  it('asks an error reply for the header as well', () => {
    expect(checkActualReply(reply({}, 500), request())).toMatchObject({
      allowed: false,
      issue: 'MissingAllowOriginHeader',
    });
  });

  it('takes a null origin only where null is allowed', () => {
    expect(checkActualReply(reply({ 'access-control-allow-origin': 'null' }), request({ origin: 'null' }))).toEqual({
      allowed: true,
    });
  });
});
