import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../complaint-reading.ts';
import { authorByHeaders, isForeignReply, isGatewayText } from './reply-fingerprint.ts';

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
  ])('judges %j: %s', (complaint, expected) => {
    expect(isForeignReply(readComplaint(complaint))).toBe(expected);
  });
});
