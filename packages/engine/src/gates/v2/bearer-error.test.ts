import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../complaint-reading.ts';
import { readBearerError } from './bearer-error.ts';

const kindOf = (value: string): string | undefined =>
  readBearerError(readComplaint({ status: 401, headers: { 'www-authenticate': value } }))?.kind;
const invalid = (description: string): string =>
  `Bearer scope="" error="invalid_token" error_description="${description}"`;

describe('readBearerError', () => {
  // The descriptions of https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
  it.each([
    ['the token does not have a valid audience', 'audience'],
    ['issuer is not valid', 'issuer'],
    ['the token has expired', 'expired'],
    ['OIDC discovery endpoint communication error', 'keys'],
    ['unable to find the public key with the specified kid', 'keys'],
    ['signing method HS256 is invalid', 'algorithm'],
    ['token contains an invalid number of segments', 'malformed'],
    ['something else', 'unknown'],
  ])('reads "%s" as %s', (description, expected) => {
    expect(kindOf(invalid(description))).toBe(expected);
  });

  it('reads a missing scope, and nothing where the reply has no error', () => {
    expect(kindOf('Bearer scope="orders.read" error="insufficient_scope"')).toBe('scope');
    expect(kindOf('Bearer')).toBeUndefined();
    expect(kindOf('Basic realm="x" error="y"')).toBeUndefined();
    expect(readBearerError(readComplaint({ status: 401 }))).toBeUndefined();
  });
});
