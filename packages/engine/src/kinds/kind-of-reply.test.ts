import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '../complaint-reading.ts';
import { diagnose } from '../diagnose.ts';
import { httpAccount, httpRequest } from '../testing/build-http-account.ts';
import { inputOf } from '../testing/example.ts';
import { kindOfReply } from './kind-of-reply.ts';

const kinds = (complaint: Complaint): readonly string[] | undefined => kindOfReply(readComplaint(complaint))?.kinds;

describe('kindOfReply', () => {
  it.each<[string, Complaint, readonly string[] | undefined]>([
    ['the id of an HTTP API', { status: 404, headers: { 'apigw-requestid': 'X6sUujpVjoEEM-Q=' } }, ['HTTP']],
    [
      'that id beside the headers of a REST API behind it',
      { headers: { 'Apigw-Requestid': 'a', 'x-amz-apigw-id': 'b' } },
      ['HTTP'],
    ],
    ['the id of a REST API', { headers: { 'x-amz-apigw-id': 'abc=' } }, ['REST', 'WEBSOCKET']],
    ['an error type', { headers: { 'x-amzn-ErrorType': 'ForbiddenException' } }, ['REST', 'WEBSOCKET']],
    ['a bearer error', { headers: { 'www-authenticate': 'Bearer scope="" error="invalid_token"' } }, ['HTTP']],
    [
      'a message that only REST APIs write',
      { body: '{"message":"Missing Authentication Token"}' },
      ['REST', 'WEBSOCKET'],
    ],
    ['a connection id', { body: '{"message":"Forbidden","connectionId":"a=","requestId":"b"}' }, ['WEBSOCKET']],
    ['a message that every kind writes', { status: 403, body: '{"message":"Forbidden"}' }, undefined],
    ['nothing', {}, undefined],
  ])('knows %s', (_, complaint, expected) => {
    expect(kinds(complaint)).toEqual(expected);
  });
});

describe('a reply of another kind', () => {
  const contradictions = (headers: Record<string, string>): readonly string[] =>
    diagnose(
      inputOf({
        account: httpAccount(),
        request: httpRequest(),
        symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}', headers },
      }),
    ).contradictions;

  it('is said to come from another API', () => {
    expect(contradictions({ 'x-amz-apigw-id': 'abc=' }).join(' ')).toContain('another API than this one');
  });

  it('is not said of an HTTP API that answers as one', () => {
    expect(contradictions({ 'apigw-requestid': 'abc=' }).join(' ')).not.toContain('another API than this one');
  });
});
