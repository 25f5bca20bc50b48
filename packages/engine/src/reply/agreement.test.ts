import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '../complaint-reading.ts';
import { compareReply } from './agreement.ts';
import { connectionTimeout, throttled } from './replies.ts';

const withTimeout = (complaint: Complaint): string => compareReply(connectionTimeout, readComplaint(complaint));

describe('a predicted connection failure', () => {
  it.each<[string, Complaint, string]>([
    ['a status', { kind: 'refused', status: 403 }, 'contradicts'],
    ["an API's body without a status", { kind: 'refused', body: '{"message":"Forbidden"}' }, 'contradicts'],
    ["AWS's error type alone", { headers: { 'x-amzn-ErrorType': 'ForbiddenException' } }, 'contradicts'],
    [
      "a policy's refusal as text",
      { kind: 'refused', body: 'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn' },
      'contradicts',
    ],
    ["a client's own error as JSON", { kind: 'refused', body: '{"message":"Network Error"}' }, 'silent'],
    ['a time-out as JSON', { body: '{"message":"connect ETIMEDOUT 10.0.1.5:443"}' }, 'agrees'],
    ['another connection failure', { kind: 'no-connection', body: 'getaddrinfo ENOTFOUND x' }, 'contradicts'],
    ['no connection without words', { kind: 'no-connection' }, 'agrees'],
    [
      "Firefox's line for every connection that fails",
      { console: 'Cross-Origin Request Blocked: … (Reason: CORS request did not succeed). Status code: (null).' },
      'agrees',
    ],
    ['nothing', { kind: 'refused' }, 'silent'],
  ])('and %s', (_, complaint, expected) => {
    expect(withTimeout(complaint)).toBe(expected);
  });
});

describe('a predicted message', () => {
  it.each<[string, Complaint, string]>([
    ['the same message', { status: 429, body: '{"message":"too many requests"}' }, 'agrees'],
    ['no body', { status: 429 }, 'agrees'],
    ['JSON without a message', { status: 429, body: '{"error":"rate_limited"}' }, 'contradicts'],
    ['a list', { body: '[]' }, 'contradicts'],
    ['a page that got no reply at all', { console: '(Reason: CORS request did not succeed).' }, 'contradicts'],
    ['nothing', { kind: 'refused' }, 'silent'],
  ])('and %s', (_, complaint, expected) => {
    expect(compareReply(throttled, readComplaint(complaint))).toBe(expected);
  });
});
