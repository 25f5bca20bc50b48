import { describe, expect, it } from 'vitest';
import { maskHeaderLine, maskText, maskUrl } from './mask-secrets.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('a masked header line', () => {
  it.each([
    [`Authorization: Bearer ${token}`, 'Authorization: Bearer <masked>'],
    ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic <masked>'],
    ['Authorization: rawvalue', 'Authorization: <masked>'],
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc123',
      'Authorization: AWS4-HMAC-SHA256 Credential=<masked>/20260302/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=<masked>',
    ],
    ['x-api-key: abcdefghijklmnop', 'x-api-key: <masked>'],
    ['Cookie: session=1', 'Cookie: <masked>'],
    ['content-type: application/json', 'content-type: application/json'],
    [`x-trace: ${token}`, 'x-trace: <token>'],
  ])('of %j is %j', (line, masked) => {
    expect(maskHeaderLine(line)).toBe(masked);
  });
});

describe('a masked URL', () => {
  it.each([
    ['https://a.example/x?page=2&token=abc', 'https://a.example/x?page=2&token=masked'],
    ['https://user:pass@a.example/x', 'https://a.example/x'],
    [
      'https://a.example/x?api_key=1&apiKey=2&X-Amz-Signature=3',
      'https://a.example/x?api_key=masked&apiKey=masked&X-Amz-Signature=masked',
    ],
    [
      'https://a.example/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20260302%2Feu-west-1%2Fexecute-api%2Faws4_request',
      'https://a.example/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=masked%2F20260302%2Feu-west-1%2Fexecute-api%2Faws4_request',
    ],
    [`https://a.example/${token}/x`, 'https://a.example/masked/x'],
    ['https://a.example/x?empty=&token=', 'https://a.example/x?empty=&token='],
  ])('of %s is %s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked);
  });
});

describe('a masked text', () => {
  it('has no token, key id or signature left', () => {
    const text = `Bearer ${token} AKIAIOSFODNN7EXAMPLE Signature=${'a'.repeat(64)}`;
    expect(maskText(text)).toBe('Bearer <token> <access-key-id> Signature=<masked>');
  });

  it('leaves error texts alone', () => {
    const text = '{"message":"Missing Authentication Token"}';
    expect(maskText(text)).toBe(text);
  });
});
