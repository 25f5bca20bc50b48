import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../complaint-reading.ts';
import { authorByHeaders, isForeign404, isForeignReply, isGatewayText } from './reply-fingerprint.ts';

describe('authorByHeaders', () => {
  it.each([
    [{ 'x-amzn-errortype': 'ForbiddenException', 'x-amzn-requestid': 'a' }, 'gateway'],
    [{ 'x-amzn-requestid': 'a', 'content-type': 'text/plain' }, 'backend'],
    [{ 'x-amzn-errortype': 'ForbiddenException', 'X-Amzn-Remapped-Date': 'x' }, 'backend'],
    [{ server: 'awselb/2.0', date: 'x', 'content-type': 'text/html' }, 'in-front'],
    [{ 'content-type': 'application/json' }, 'unsaid'],
    [{}, 'unsaid'],
  ])('reads %j as %s', (headers, author) => {
    expect(authorByHeaders(readComplaint({ headers }))).toBe(author);
  });
});

describe('isGatewayText', () => {
  it.each([
    'Forbidden',
    'internal server error',
    'User: anonymous is not authorized to perform: execute-api:Invoke on resource: x',
    'Endpoint request timed out',
  ])('knows "%s"', (text) => {
    expect(isGatewayText(text)).toBe(true);
  });

  it.each(['404 page not found', 'order 7 is forbidden'])('does not know "%s"', (text) => {
    expect(isGatewayText(text)).toBe(false);
  });
});

describe('isForeignReply', () => {
  it.each([
    [{ status: 404 }, true],
    [{ status: 404, body: '{"message":"Not Found"}' }, true],
    [{ status: 403 }, false],
    [{ status: 500, body: '{"error":"database is down"}' }, true],
    [{ status: 500, body: '{"message":"Internal server error"}' }, false],
    [{ status: 200, body: 'anything' }, false],
    [{ kind: 'refused' as const, body: '<html><h1>No such page</h1></html>' }, true],
    [{ kind: 'failed' as const, body: '{"error":"database is down"}' }, true],
    [{ kind: 'refused' as const, body: '{"message":"Forbidden"}' }, false],
    [{ kind: 'refused' as const, body: '{"message":"Request failed with status code 403"}' }, false],
    [{ kind: 'refused' as const, body: 'some words of a client' }, false],
    [{ kind: 'wrong-content' as const, body: '<html>yesterday</html>' }, false],
    [{ kind: 'refused' as const }, false],
  ])('judges %j: %s', (complaint, expected) => {
    expect(isForeignReply(readComplaint(complaint))).toBe(expected);
  });
});

describe('isForeign404', () => {
  it.each([
    [{ status: 404 }, true],
    [{ kind: 'refused' as const, body: '<pre>Cannot GET /test/users</pre>' }, true],
    [{ kind: 'refused' as const, body: '{"detail":"Not Found"}' }, true],
    [{ kind: 'refused' as const, body: '{"message":"Not Found"}' }, false],
    [{ kind: 'failed' as const, body: '{"error":"database is down"}' }, false],
    [{ status: 403, body: '{"detail":"Not Found"}' }, false],
  ])('judges %j: %s', (complaint, expected) => {
    expect(isForeign404(readComplaint(complaint))).toBe(expected);
  });
});
