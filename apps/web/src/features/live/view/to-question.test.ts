import type { Target } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { questionOfLine, questionOfRequest } from './to-question.ts';

const target: Target = { accountId: '111122223333', region: 'eu-west-1', apiId: 'a1b2c3d4e5', kind: 'REST' };
const place = { target, stage: 'prod' };
const at = '2025-06-01T12:00:00.000Z';

describe('the question of a log line', () => {
  it('says of the request what the line says, and brings the line', () => {
    const fields = {
      requestId: 'r-1',
      extendedRequestId: 'e=',
      status: '403',
      httpMethod: 'GET',
      path: '/prod/orders/1',
      domainName: 'vpce-1.execute-api.eu-west-1.vpce.amazonaws.com',
      'identity.vpceId': 'vpce-1',
      'identity.sourceIp': '10.0.0.7',
      'identity.apiKeyId': 'k1',
      'identity.userArn': 'arn:aws:iam::111122223333:user/ada',
    };
    const question = questionOfLine(place, { key: '0', at, text: 'line', fields });
    expect(question).toMatchObject({
      api: 'a1b2c3d4e5',
      stage: 'prod',
      method: 'GET',
      url: 'https://vpce-1.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders/1',
      kind: 'refused',
      status: 403,
      replyHeader: ['x-amzn-RequestId: r-1', 'x-amz-apigw-id: e=', 'date: Sun, 01 Jun 2025 12:00:00 GMT'],
      from: 'vpc',
      vpce: 'vpce-1',
      ip: '10.0.0.7',
      key: 'key',
      keyId: 'k1',
      credential: 'sigv4',
    });
    expect(JSON.parse(question.seen ?? '')).toMatchObject([
      { kind: 'log', log: 'access', relation: 'this-request', requestId: 'r-1', lines: ['line'] },
    ]);
  });

  it('takes the API’s own host and the resource where the line says no more, and says nothing else', () => {
    const question = questionOfLine(place, {
      key: '0',
      text: 'x',
      fields: { resourcePath: '/pets/{id}', status: '200' },
    });
    expect(question.url).toBe('https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/id');
    expect(question.kind).toBeUndefined();
    expect(question.from).toBeUndefined();
    expect(question.credential).toBeUndefined();
  });

  it('knows no URL where the line tells no path', () => {
    expect(questionOfLine(place, { key: '0', text: 'x', fields: { status: '502' } })).toMatchObject({
      url: undefined,
      kind: 'failed',
    });
  });

  it('can be that of a request of an execution log', () => {
    const question = questionOfRequest(
      place,
      { requestId: 'r-1', method: 'GET', resourcePath: '/files/{proxy+}', status: 504 },
      [
        { key: '0', at, text: '(r-1) a' },
        { key: '1', text: '(r-1) b' },
      ],
    );
    expect(question).toMatchObject({ method: 'GET', kind: 'failed', status: 504 });
    expect(question.url).toContain('/prod/files/proxy');
    expect(JSON.parse(question.seen ?? '')).toMatchObject([{ log: 'execution', lines: ['(r-1) a', '(r-1) b'] }]);
  });
});
