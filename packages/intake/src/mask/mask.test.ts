import { describe, expect, it } from 'vitest';
import { makeToken } from '../testing/make-token.ts';
import { mask } from './mask.ts';

const claims = { iss: 'https://i.example.com/a', aud: ['a', 'b'], scope: 'x y', exp: 1_710_154_800 };
const token = makeToken({ ...claims, sub: 'alice' }, 'sig');

describe('mask', () => {
  it.each([
    // The scheme stays, the value goes.
    ['Authorization: Bearer abc123def', 'Authorization: Bearer <masked>'],
    ['authorization: abc123def', 'authorization: <masked>'],
    ['Authorization: Bearer Bearer abc123def', 'Authorization: Bearer Bearer <masked>'],
    // What is wrong with a credential stays.
    ['Authorization: Bearer undefined', 'Authorization: Bearer undefined'],
    ['Authorization: Bearer [object Object]', 'Authorization: Bearer [object Object]'],
    ['Authorization: Bearer ', 'Authorization: Bearer '],
    // Scope and names of signed headers stay.
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20240311/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc',
      'Authorization: AWS4-HMAC-SHA256 Credential=<masked>/20240311/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=<masked>',
    ],
    [
      'https://a.b/c?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240311%2Feu-west-1%2Fexecute-api%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=abc',
      'https://a.b/c?X-Amz-Credential=masked%2F20240311%2Feu-west-1%2Fexecute-api%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=masked',
    ],
    ['https://u:p@a.b/c?token=abc&page=2', 'https://masked@a.b/c?token=masked&page=2'],
    ['{Accept=*/*, Authorization=Basic Zm9v, Host=a.b}', '{Accept=*/*, Authorization=Basic <masked>, Host=a.b}'],
    ['{"x-api-key":"abc","page":2}', '{"x-api-key":"<masked>","page":2}'],
    ['Cookie: a=b; c=d', 'Cookie: <masked>'],
  ])('%s', (text, expected) => {
    expect(mask(text).text).toBe(expected);
  });

  it.each([
    'www-authenticate: Bearer scope="" error="invalid_token" error_description="the token has expired"',
    '{"message":"Missing Authentication Token"}',
    '{"message":"The security token included in the request is expired"}',
    'x-amzn-ErrorType: MissingAuthenticationTokenException',
    'access-control-allow-headers: Content-Type,Authorization,X-Api-Key,X-Amz-Security-Token',
    'access-control-allow-credentials: true',
    "fetch(url, { credentials: 'include' })",
    'API Key: **********************************gE96dR',
    'API Key ID: a1b2c3d4e5',
    'Vary: Origin, Authorization',
    '"authorizationType": "AWS_IAM"',
    'x-amzn-requestid: 82380c60-fb09-461a-ad48-d214b06e5bb7',
    'arn:aws:lambda:eu-west-1:111122223333:function:OrdersStack-CreateOrderFunction0123ABCD-AbCdEfGhIjKl',
    'nextToken: abc, maxTokens: 5',
    'Authorization: <valid token>',
  ])('leaves alone: %s', (text) => {
    expect(mask(text)).toMatchObject({ text, count: 0, kinds: [] });
  });

  it('keeps the claims of a token that a diagnosis needs, in the text and beside it', () => {
    const masked = mask(`Authorization: Bearer ${token}`);
    const kept = { alg: 'RS256', kid: 'k1', ...claims };
    expect(masked.text).toBe(
      'Authorization: Bearer <token alg=RS256 kid=k1 iss=https%3A%2F%2Fi.example.com%2Fa aud=a aud=b scope=x%20y exp=1710154800>',
    );
    expect(masked.tokens).toEqual([kept]);
    expect(mask(masked.text).tokens).toEqual([kept]);
    expect(mask(`wss://a.b/?auth=${token}`)).toMatchObject({ text: 'wss://a.b/?auth=masked', tokens: [kept] });
  });

  it('counts what it masked, by sort', () => {
    expect(mask('x-api-key: abc1\ncookie: a=b\nx-api-key: abc2')).toMatchObject({
      count: 3,
      kinds: ['cookie', 'api-key'],
    });
  });

  it('finds its way back to the places of the given text', () => {
    const text = 'x-api-key: abcdefgh1\nhello';
    const masked = mask(text);
    const at = masked.text.indexOf('hello');
    expect(text.slice(masked.toOriginal(at), masked.toOriginal(at + 5))).toBe('hello');
    expect(masked.toOriginal(0)).toBe(0);
    expect(masked.toOriginal(masked.text.length)).toBe(text.length);
  });

  it('lets nothing hide between the brackets of a placeholder', () => {
    expect(mask('Authorization: Bearer <token hunter22>').text).toBe('Authorization: Bearer <masked>');
    expect(mask('x-api-key: <abc123>').text).toBe('x-api-key: <masked>');
  });
});
