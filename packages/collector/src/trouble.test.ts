import { describe, expect, it } from 'vitest';
import { toTrouble } from './trouble.ts';

const awsError = (name: string, more: object = {}): Error =>
  Object.assign(new Error(`${name} said AWS`), { name, $metadata: { httpStatusCode: 400 }, ...more });

describe('toTrouble', () => {
  it.each([
    ['AccessDenied', 'denied'],
    ['AccessDeniedException', 'denied'],
    ['UnauthorizedOperation', 'denied'],
    ['UnauthorizedException', 'denied'],
    ['ForbiddenException', 'denied'],
    ['TooManyRequestsException', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['Throttling', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['NotFoundException', 'not-found'],
    ['ResourceNotFoundException', 'not-found'],
    ['NoSuchEntity', 'not-found'],
    ['NoSuchEntityException', 'not-found'],
    ['WAFNonexistentItemException', 'not-found'],
    ['InvalidVpcID.NotFound', 'not-found'],
    ['LoadBalancerNotFoundException', 'not-found'],
    ['TargetGroupNotFound', 'not-found'],
    ['ExpiredToken', 'expired-credentials'],
    ['ExpiredTokenException', 'expired-credentials'],
    ['RequestExpired', 'expired-credentials'],
    ['InvalidClientTokenId', 'invalid-credentials'],
    ['UnrecognizedClientException', 'invalid-credentials'],
    ['SignatureDoesNotMatch', 'invalid-credentials'],
    ['AuthFailure', 'invalid-credentials'],
    ['CredentialsProviderError', 'no-credentials'],
    ['AbortError', 'aborted'],
    ['TimeoutError', 'unreachable'],
    ['InternalFailure', 'failed'],
    ['SyntaxError', 'failed'],
    ['BadRequestException', 'failed'],
  ])('takes %s for %s', (name, kind) => {
    expect(toTrouble(awsError(name)).kind).toBe(kind);
  });

  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN'])('takes %s for unreachable', (code) => {
    expect(toTrouble(Object.assign(new Error('network'), { code })).kind).toBe('unreachable');
  });

  it.each([
    [401, 'denied'],
    [403, 'denied'],
    [429, 'throttled'],
    [500, 'failed'],
    [503, 'failed'],
  ])('goes by the status %d where the name says nothing', (httpStatusCode, kind) => {
    expect(toTrouble(awsError('Unheard', { $metadata: { httpStatusCode } })).kind).toBe(kind);
  });

  it.each([200, 403, 404, 503])(
    'takes a page of something that is not AWS for a failure, whatever its status (%d)',
    (status) => {
      const error = Object.assign(
        new SyntaxError(
          `Unexpected token '<', "<!doctype "... is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.`,
        ),
        { $metadata: { httpStatusCode: status } },
      );
      expect(toTrouble(error)).toEqual({
        kind: 'failed',
        message: `What answered (HTTP ${status}) does not speak as AWS does: a proxy on the way, or an endpoint that is not AWS's.`,
      });
    },
  );

  it('does not take an empty 404 for "there is none"', () => {
    const error = Object.assign(new Error('Unknown'), { name: 'NotFound', $metadata: { httpStatusCode: 404 } });
    expect(toTrouble(error).kind).toBe('failed');
  });

  it('tells expired credentials of a provider from missing ones', () => {
    const error = Object.assign(new Error('The SSO session has expired'), { name: 'CredentialsProviderError' });
    expect(toTrouble(error).kind).toBe('expired-credentials');
  });

  it('passes on how long AWS asks to wait', () => {
    expect(toTrouble(awsError('TooManyRequestsException', { retryAfterSeconds: '7' })).retryAfterMs).toBe(7_000);
    expect(toTrouble(awsError('TooManyRequestsException')).retryAfterMs).toBeUndefined();
  });

  it("keeps AWS's words without key ids and encoded messages", () => {
    const message = 'ASIAEXAMPLEEXAMPLE12 may not. Encoded authorization failure message: abcDEF';
    const told = toTrouble(Object.assign(new Error(message), { name: 'UnauthorizedOperation' })).message;
    expect(told).toBe('<masked> may not. Encoded authorization failure message: <masked>');
  });

  it('survives things that are no errors', () => {
    expect(toTrouble('nonsense')).toEqual({ kind: 'failed', message: 'nonsense' });
    expect(toTrouble(undefined).kind).toBe('failed');
  });
});
