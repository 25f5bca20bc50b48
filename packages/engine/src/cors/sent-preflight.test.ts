import type { CaseRequest, Complaint } from '@gatescope/shared';
import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { mappedMethod, mockOptions, page } from '../failure-modes/cors/cors-example-parts.ts';
import { invokeUrl, proxyMethod, restAccount } from '../testing/build-account.ts';
import { httpAccount, httpUrl } from '../testing/build-http-account.ts';
import { inputOf } from '../testing/example.ts';
import { announcedCall, speakForPage } from './sent-preflight.ts';

const sent = (headers: Readonly<Record<string, string>> = {}): CaseRequest => ({
  method: 'OPTIONS',
  url: invokeUrl('/orders'),
  from: 'public-internet',
  sourceIp: '203.0.113.25',
  origin: page,
  headers: { Origin: page, 'Access-Control-Request-Method': 'post', ...headers },
  signed: false,
  principal: 'anonymous',
});

describe('announcedCall', () => {
  it('is the call that the preflight asks about, with the headers that it names', () => {
    const call = announcedCall(toRequest(sent({ 'Access-Control-Request-Headers': 'X-Api-Key, ,content-type' })));
    expect(call).toMatchObject({ method: 'POST', client: { kind: 'browser', origin: page } });
    expect(Object.keys(call?.headers ?? {})).toEqual(['x-api-key', 'content-type']);
  });

  it.each([
    ['an OPTIONS request that asks about nothing', { ...sent(), headers: { Origin: page } }],
    ['a call that only carries the header', { ...sent(), method: 'GET' }],
  ])('is none for %s', (_, request) => {
    expect(announcedCall(toRequest(request))).toBeUndefined();
  });
});

describe('speakForPage', () => {
  const byCurl = toRequest({ ...sent(), origin: null });

  it('takes the page from the Origin header', () => {
    expect(byCurl.client.kind).not.toBe('browser');
    expect(speakForPage(byCurl).client).toEqual({ kind: 'browser', origin: page });
  });

  it('leaves alone what is no preflight', () => {
    const call = { ...byCurl, method: 'GET' };
    expect(speakForPage(call)).toBe(call);
  });
});

describe('a preflight that was sent by hand', () => {
  const account = (options: Parameters<typeof mockOptions>) =>
    restAccount({ resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions(...options) } } });
  const idsOf = (options: Parameters<typeof mockOptions>, symptom: Complaint, request = sent()): string[] =>
    diagnose(inputOf({ account: account(options), request, symptom })).findings.map(({ id }) => id);

  it('passes where a browser’s would', () => {
    const diagnosis = diagnose(inputOf({ account: account([]), request: sent() }));
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.outcome.verdict).toBe('healthy');
  });

  it('is refused for what a preflight never carries', () => {
    const missingToken = { kind: 'refused' as const, status: 403, body: '{"message":"Missing Authentication Token"}' };
    expect(idsOf([{}, { authorizationType: 'AWS_IAM' }], missingToken)).toEqual(['cors-options-requires-auth']);
    const forbidden = { kind: 'refused' as const, status: 403, body: '{"message":"Forbidden"}' };
    expect(idsOf([{}, { apiKeyRequired: true }], forbidden)).toEqual(['cors-options-requires-api-key']);
  });

  it('is judged by the answer that came back', () => {
    const answer = {
      kind: 'refused' as const,
      status: 200,
      headers: { 'access-control-allow-origin': page, 'access-control-allow-methods': 'GET' },
    };
    const unsafe = sent({ 'Access-Control-Request-Method': 'DELETE' });
    expect(idsOf([{ 'Allow-Methods': 'GET' }], answer, unsafe)).toEqual(['cors-method-not-allowed']);
  });

  it('meets a failing backend as any call does', () => {
    const broken = restAccount({
      resources: { '/orders': { ANY: proxyMethod('ANY') } },
      parts: { lambdaFunctions: { orders: { policy: null } } },
    });
    const symptom = { kind: 'failed' as const, status: 500, body: '{"message": "Internal server error"}' };
    const { findings } = diagnose(inputOf({ account: broken, request: sent(), symptom }));
    expect(findings[0]?.id).toBe('integration-permission');
  });

  it('is answered by the CORS configuration of an HTTP API, which names what it does not cover', () => {
    const account = httpAccount({
      api: { CorsConfiguration: { AllowOrigins: [page], AllowMethods: ['GET'], AllowHeaders: ['content-type'] } },
    });
    const found = (origin: string, method: string) => {
      const headers = { Origin: origin, 'Access-Control-Request-Method': method };
      const request = { ...sent(), url: httpUrl('/orders'), origin: null, headers };
      const { findings } = diagnose(inputOf({ account, request, symptom: { kind: 'refused', status: 204 } }));
      return findings[0];
    };
    expect(found(page, 'GET')).toBeUndefined();
    expect(found('https://evil.example.com', 'GET')).toMatchObject({ id: 'cors-http-api-config' });
    expect(found('https://evil.example.com', 'GET')?.summary).toContain('https://evil.example.com');
    expect(found(page, 'DELETE')?.summary).toContain('AllowMethods');
  });

  it('meets no rule of a page, which only a browser knows', () => {
    const request = { ...sent(), url: invokeUrl('/orders').replace('https:', 'http:') };
    const { findings } = diagnose(inputOf({ account: account([]), request, symptom: { kind: 'no-connection' } }));
    expect(findings.map(({ id }) => id)).toEqual(['wrong-invoke-url']);
  });
});
