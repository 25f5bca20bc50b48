import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { answerFromIntermediary } from './answer-from-intermediary.ts';
import { answerFromIntermediaryExample as example } from './answer-from-intermediary.example.ts';

testFailureMode(answerFromIntermediary, example);

const page = '<html><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></html>';
const found = (account: ReturnType<typeof restAccount>, headers: Record<string, string>, body = page): string[] =>
  diagnose(
    inputOf({ account, request: publicRequest(), symptom: { kind: 'refused', status: 403, body, headers } }),
  ).findings.map(({ id }) => id);
const httpBackend = restAccount({
  resources: {
    '/orders': {
      GET: proxyMethod('GET', {
        methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://backend.example.com/orders' },
      }),
    },
  },
});

describe('answer-from-intermediary', () => {
  it('is found by the header of a corporate proxy', () => {
    expect(found(restAccount(), { Server: 'squid/5.7' })).toContain('answer-from-intermediary');
  });
  it('is possible by a page that no function would write', () => {
    expect(found(restAccount(), {})).toContain('answer-from-intermediary');
  });
  it('leaves the page of an HTTP backend to the backend', () => {
    expect(found(httpBackend, {})).not.toContain('answer-from-intermediary');
    expect(found(httpBackend, { 'x-amzn-remapped-server': 'nginx', 'x-amzn-requestid': 'abc' })).not.toContain(
      'answer-from-intermediary',
    );
  });
  it('is silent about a reply of which little is known', () => {
    expect(found(restAccount(), {}, '{"message":"Forbidden"}')).not.toContain('answer-from-intermediary');
  });
  it.each([
    ['self-signed certificate in certificate chain', publicRequest(), ['answer-from-intermediary']],
    ['SELF_SIGNED_CERT_IN_CHAIN', publicRequest(), ['answer-from-intermediary']],
    ['unable to get local issuer certificate', publicRequest(), []],
    ['SELF_SIGNED_CERT_IN_CHAIN', publicRequest({ url: 'https://api.example.com/orders' }), []],
  ])('reads %s by the host that was called', (body, request, expected) => {
    const symptom = { kind: 'no-connection', body } as const;
    const { findings } = diagnose(inputOf({ account: restAccount(), request, symptom }));
    expect(findings.map(({ id }) => id)).toEqual(expected);
  });
});
