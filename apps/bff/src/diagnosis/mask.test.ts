import type { Request } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { maskRequest, maskUrl } from './mask-request.ts';
import { maskDeep, maskText } from './mask-text.ts';

describe('maskUrl', () => {
  it('masks values whose names open something, and nothing else', () => {
    expect(
      maskUrl('https://h/p?a=1&token=x&X-Amz-Signature=y&X-Amz-Algorithm=AWS4-HMAC-SHA256&api_key=z&q=a%20b#frag'),
    ).toBe(
      'https://h/p?a=1&token=<masked>&X-Amz-Signature=<masked>&X-Amz-Algorithm=AWS4-HMAC-SHA256&api_key=<masked>&q=a%20b#frag',
    );
  });

  it('drops a password in front of the host', () => {
    expect(maskUrl('https://user:pass@h/p')).toBe('https://h/p');
  });

  it('leaves odd paths as they were sent', () => {
    for (const url of ['https://h/a//b/%2F/PARTNER#x/PARTNER#y/', 'https://h', 'https://h/?', 'https://h/?flag'])
      expect(maskUrl(url)).toBe(url);
  });
});

describe('maskRequest', () => {
  const request: Request = {
    method: 'GET',
    url: 'https://h/',
    headers: {
      'x-auth-token': 'abc',
      authorization: 'Bearer <masked>',
      'x-api-key': '<a key of the plan>',
      'access-control-allow-credentials': 'true',
      accept: 'application/json',
    },
    credential: { scheme: 'none' },
    apiKey: { kind: 'not-said' },
    client: { kind: 'program' },
    network: { from: 'not-said' },
  };

  it('masks headers that open something and keeps descriptions', () => {
    expect(maskRequest(request).headers).toEqual({ ...request.headers, 'x-auth-token': '<masked>' });
  });
});

describe('maskText', () => {
  it.each([
    ['a JSON Web Token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJl back', 'got <masked token> back'],
    ['an access key id', 'Credential=AKIAIOSFODNN7EXAMPLE/2024', 'Credential=<masked key id>/2024'],
    ['a bearer token', 'Authorization: Bearer 0123456789abcdef0123', 'Authorization: Bearer <masked>'],
    ['an API key in a header', 'x-api-key: abcdef123456', 'x-api-key: <masked>'],
    ['a password in JSON', '{"password":"correct horse"}', '{"password":"<masked>"}'],
    ['a signature', `Signature=${'ab'.repeat(32)}`, 'Signature=<masked>'],
  ])('masks %s', (_what, text, expected) => {
    expect(maskText(text)).toBe(expected);
  });

  it.each([
    '{"message":"Missing Authentication Token"}',
    '{"message":"Forbidden"}',
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
    'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:abc/prod/GET/ with an explicit deny',
    'The security token included in the request is expired',
    'Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.',
  ])('leaves what AWS and browsers say: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('maskDeep', () => {
  it('masks every text in a value', () => {
    expect(maskDeep({ a: ['Bearer 0123456789abcdef0123'], b: { c: 7, d: null } })).toEqual({
      a: ['Bearer <masked>'],
      b: { c: 7, d: null },
    });
  });

  it('keeps several lines of a secret header several, as the contract wants them', () => {
    expect(maskDeep({ headers: { 'set-cookie': ['a=1', 'b=2'], 'x-api-key': '' } })).toEqual({
      headers: { 'set-cookie': ['<masked>', '<masked>'], 'x-api-key': '' },
    });
  });

  it('masks headers that open something, whatever their value looks like', () => {
    const reply = { headers: { 'Set-Cookie': 'id=abc', 'x-amzn-ErrorType': 'ForbiddenException', Cookie: ['a=b'] } };
    expect(maskDeep({ preflight: reply })).toEqual({
      preflight: {
        headers: { 'Set-Cookie': '<masked>', 'x-amzn-ErrorType': 'ForbiddenException', Cookie: ['<masked>'] },
      },
    });
  });
});
