import type { Diagnosis } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { mockOptions, pageRequest } from '../cors/cors-example-parts.ts';
import { callersReply } from './own-reply-scenario.ts';
import { replyRedirects } from './reply-redirects.ts';
import { replyRedirectsExample as example } from './reply-redirects.example.ts';

testFailureMode(replyRedirects, example);

const location = ['https://user:PLANTED@login.example.com:8443/start?code=PLANTED#PLANTED'];
const redirect = (headers: Readonly<Record<string, string[]>> = {}) =>
  callersReply({ status: 302, headers: { location, ...headers } });
const healthy: Scenario = { account: restAccount(), request: publicRequest(), observations: [redirect()] };
const ask = (changes: Partial<Scenario> = {}): Diagnosis => diagnose(inputOf({ ...healthy, ...changes }));
const found = ({ findings, latent }: Diagnosis) => [...findings, ...latent].find(({ id }) => id === replyRedirects.id);

describe('reply-redirects', () => {
  it('stands beside a healthy verdict where nobody complained', () => {
    const diagnosis = ask();
    expect(diagnosis.outcome.verdict).toBe('healthy');
    expect(diagnosis.findings).toEqual([]);
    expect(found(diagnosis)).toMatchObject({
      kind: 'latent',
      evidence: [{ pointer: 'observation:caller:1:actual:0' }],
    });
  });

  it('says where it leads, and nothing that may be secret', () => {
    const finding = found(ask());
    expect(finding?.summary).toContain('https://login.example.com:8443/start');
    expect(JSON.stringify(ask().latent)).not.toContain('PLANTED');
  });

  it.each([
    ['a reply of another status', { kind: 'refused' as const, status: 403 }],
    ['a message of its own', { kind: 'failed' as const, body: 'Cannot GET /orders' }],
    ['something that no reply can be', { kind: 'no-logs' as const }],
  ])('explains no complaint of %s', (_what, symptom) => {
    expect(ask({ symptom }).findings.map(({ id }) => id)).not.toContain(replyRedirects.id);
  });

  it('explains no complaint of a caller whose place is another than the one it was seen from', () => {
    const observations = [{ ...redirect(), vantage: 'host' as const }];
    const fromVpc = publicRequest({ from: 'vpc', sourceVpcId: 'vpc-1', sourceIp: '10.0.0.1' });
    const complained = { symptom: { kind: 'wrong-content' as const }, observations };
    expect(ask({ ...complained, request: fromVpc }).findings.map(({ id }) => id)).not.toContain(replyRedirects.id);
    expect(ask({ ...complained, request: publicRequest({ from: null, sourceIp: null }) }).findings[0]?.id).toBe(
      replyRedirects.id,
    );
  });

  it('explains no complaint where a gate refuses the call before', () => {
    const account = restAccount({ resources: { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true }) } } });
    const { findings, latent } = ask({ account, symptom: { kind: 'refused' } });
    expect(findings.map(({ id }) => id)).not.toContain(replyRedirects.id);
    expect(latent.map(({ id }) => id)).toContain(replyRedirects.id);
  });

  it.each([
    ['the backend, by the request id', redirect({ 'x-amzn-requestid': ['1'] }), /the backend wrote it/],
    [
      'something in front, where nothing marks the reply',
      redirect({ server: ['nginx'], date: ['today'], 'content-type': ['text/html'] }),
      /something in front of it, a load balancer/,
    ],
    ['one of both, where too little is known', redirect(), /the backend behind it, or something in front/],
    ['a gateway response, by the error type', redirect({ 'x-amzn-errortype': ['x'] }), /gateway response of this API/],
  ])('names who redirects: %s', (_who, seen, words) => {
    expect(found(ask({ observations: [seen], symptom: { kind: 'refused' } }))?.explanation).toMatch(words);
  });

  it('is no news where the API itself is set up so', () => {
    const parts = { gatewayResponses: [{ responseType: 'UNAUTHORIZED', statusCode: '302', defaultResponse: false }] };
    expect(found(ask({ account: restAccount({ parts }) }))).toBeUndefined();
    const methodIntegration = { type: 'MOCK', integrationResponses: { '302': { statusCode: '302' } } };
    const account = restAccount({ resources: { '/orders': { GET: proxyMethod('GET', { methodIntegration }) } } });
    expect(found(ask({ account }))).toBeUndefined();
  });

  it('offers the address that needs no redirect only on the same host, and only where it is told whole', () => {
    const fixIds = (to: string) => {
      const moved = callersReply({ status: 301, headers: { location: [to] } });
      return found(ask({ observations: [moved] }))?.fixes.map(({ id }) => id);
    };
    expect(fixIds('/prod/orders/')).toContain('call-target');
    expect(fixIds('/prod/orders/?token=1')).not.toContain('call-target');
    expect(fixIds('https://elsewhere.example/prod/orders/')).not.toContain('call-target');
  });

  it('tells of a preflight that is redirected that a browser refuses it', () => {
    const preflight = callersReply({ method: 'OPTIONS', status: 301, headers: { location: ['/login'] } });
    const account = restAccount({
      resources: { '/orders': { POST: proxyMethod('POST'), OPTIONS: mockOptions() } },
    });
    const request = pageRequest();
    const quiet = ask({ account, request, observations: [preflight] });
    expect(found(quiet)?.explanation).toContain('a browser refuses a preflight that is redirected');
    const blocked = ask({ account, request, observations: [preflight], symptom: { kind: 'blocked-by-browser' } });
    expect(found(blocked)).toBeUndefined();
    expect(blocked.findings[0]).toMatchObject({
      id: 'cors-redirect',
      evidence: [{ pointer: `observation:${preflight.id}` }],
    });
    expect(blocked.findings[0]?.summary).toContain('The preflight');
  });
});
