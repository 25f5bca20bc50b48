import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';

const questionOf = (text: string) => recognise(text).question;

describe('a pasted text', () => {
  it.each([
    [
      'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders',
      {
        api: 'a1b2c3d4e5',
        region: 'eu-west-1',
        url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders',
      },
    ],
    [
      'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod',
      { url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod' },
    ],
    ['https://a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com/prod', { api: 'a1b2c3d4e5' }],
    [
      'HTTP/1.1 403 Forbidden\nx-amzn-ErrorType: ForbiddenException\n\n{"message":"Forbidden"}',
      {
        kind: 'refused',
        status: 403,
        body: '{"message":"Forbidden"}',
        replyHeader: ['x-amzn-errortype: ForbiddenException'],
      },
    ],
    ['< HTTP/2 502\n< apigw-requestid: abc=', { kind: 'failed', status: 502, replyHeader: ['apigw-requestid: abc='] }],
    [
      '{"message":"Missing Authentication Token"}',
      { kind: 'refused', body: '{"message":"Missing Authentication Token"}' },
    ],
    ['curl: (6) Could not resolve host: a.example', { kind: 'no-connection' }],
    ['Error: connect ETIMEDOUT 10.0.0.1:443', { kind: 'no-connection' }],
    ["curl -X POST 'https://a.example/x'", { method: 'POST', url: 'https://a.example/x' }],
    ['> DELETE /orders/1 HTTP/1.1', { method: 'DELETE' }],
    ['AxiosError: Request failed with status code 429', { kind: 'refused', status: 429 }],
  ])('%j says %j', (text, question) => {
    expect(questionOf(text)).toMatchObject(question);
  });

  it('tells API, stage, method and path from the ARN in a denial', () => {
    const text =
      '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-west-2:********7089:u1hp5d8r0b/api/GET/prod with an explicit deny"}';
    expect(questionOf(text)).toMatchObject({
      kind: 'refused',
      region: 'us-west-2',
      api: 'u1hp5d8r0b',
      stage: 'api',
      method: 'GET',
      path: '/prod',
    });
  });

  it('tells page and URL from a browser’s line', () => {
    const text =
      "Access to fetch at 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/x' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check.";
    expect(questionOf(text)).toMatchObject({
      kind: 'blocked-by-browser',
      from: 'browser',
      origin: 'https://app.example.com',
      api: 'a1b2c3d4e5',
      console: text,
    });
  });

  it.each(['orders', 'orders-private', 'a1b2c3d4e5', 'My orders API'])(
    'that may be an API’s name is kept as one: %s',
    (text) => {
      expect(recognise(text)).toMatchObject({ name: text, understood: [] });
    },
  );

  it.each(['', '   ', '???', '\n\n'])('of nothing (%j) says nothing', (text) => {
    expect(recognise(text)).toMatchObject({ understood: [], question: {}, name: undefined });
  });

  it('never passes a secret on', () => {
    const secret = 'sup3rs3cr3tvalue';
    const text = `curl -v -H 'Authorization: Bearer ${secret}' 'https://a.example/x?token=${secret}'\n< HTTP/1.1 401\n{"message":"Unauthorized"}`;
    expect(JSON.stringify(recognise(text))).not.toContain(secret);
  });

  it('keeps what the credential says, and not the credential', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256', kid: 'k1' })}.${part({ iss: 'https://idp.example', scope: 'orders/read' })}.c2lnbmF0dXJlLXNlY3JldA`;
    const read = recognise(`curl -H 'Authorization: Bearer ${token}' -H 'Accept: text/html' https://a.example/x`);
    expect(read.question).toMatchObject({ credential: 'bearer', url: 'https://a.example/x' });
    expect(JSON.parse(read.question.claims ?? '{}')).toMatchObject({
      iss: 'https://idp.example',
      scope: 'orders/read',
    });
    expect(read.question.header?.join('\n')).toMatch(/accept: text\/html/i);
    expect(read.masked).toBeGreaterThan(0);
    expect(JSON.stringify(read)).not.toContain('c2lnbmF0dXJlLXNlY3JldA');
  });

  it('keeps the scope of a signature', () => {
    const { question } = recognise(
      "curl -H 'Authorization: AWS4-HMAC-SHA256 Credential=AKIAABCDEFGHIJKLMNOP/20240601/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' https://a.example/x",
    );
    expect(question.credential).toBe('sigv4');
    expect(question.header?.join()).toContain('/20240601/eu-west-1/execute-api/aws4_request');
    expect(JSON.stringify(question)).not.toMatch(/AKIAABCDEFGHIJKLMNOP|0123456789abcdef/);
  });

  it('marks what was concluded, and keeps what was not understood', () => {
    const read = recognise('curl https://a.example/x\n§ was it the moon?');
    expect(read.inferred).toContain('A program made the call, not a browser');
    expect(read.leftover).toContain('was it the moon?');
    expect(read.question.from).toBeUndefined();
  });

  it('does not take a lone Host line for a full list of headers without saying so', () => {
    const read = recognise('Host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\nHTTP/1.1 403 Forbidden');
    expect(read.question.header?.map((line) => line.toLowerCase())).toEqual([
      'host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
    ]);
    expect(read.inferred.join()).toMatch(/taken for all that were sent/);
  });

  it('does not hang on hostile text', () => {
    for (const part of ['{', '"message":', 'http://', 'a.', 'HTTP/', '\n']) {
      expect(recognise(part.repeat(20_000)).name).toBeUndefined();
    }
  });
});
