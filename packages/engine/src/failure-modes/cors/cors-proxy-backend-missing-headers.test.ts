import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsProxyBackendMissingHeadersExample } from './cors-proxy-backend-missing-headers.example.ts';
import { corsProxyBackendMissingHeaders } from './cors-proxy-backend-missing-headers.ts';
import { mockOptions } from './cors-example-parts.ts';

testFailureMode(corsProxyBackendMissingHeaders, corsProxyBackendMissingHeadersExample);

const { account, request } = corsProxyBackendMissingHeadersExample.broken;
const guarded = restAccount({
  resources: {
    '/orders': {
      POST: proxyMethod('POST', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'auth01' }),
      OPTIONS: mockOptions(),
    },
  },
});
const console =
  "Access to fetch at 'https://x' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const first = (symptom: object, inAccount = account) =>
  diagnose(inputOf({ account: inAccount, request, symptom: { kind: 'blocked-by-browser', console, ...symptom } }), {
    fixes: false,
  }).findings.map(({ id, certainty }) => `${id} ${certainty}`)[0];

describe('cors-proxy-backend-missing-headers', () => {
  it("is certain of the backend's own replies only", () => {
    expect(first({ status: 200 })).toBe('cors-proxy-backend-missing-headers certain');
    expect(first({ status: 404 })).toBe('cors-proxy-backend-missing-headers certain');
    expect(first({ status: 429 })).toBe('throttled likely');
    expect(first({ status: 429, body: '{"error":"slow down"}' })).toBe('cors-proxy-backend-missing-headers certain');
  });

  it('leaves a bare 401 to the authorizer in front, where there is one', () => {
    expect(first({ status: 401 })).toBe('cors-proxy-backend-missing-headers certain');
    expect(first({ status: 401 }, guarded)).toBe('cors-proxy-backend-missing-headers possible');
    expect(first({ status: 404 }, guarded)).toBe('cors-proxy-backend-missing-headers certain');
  });

  it("leaves API Gateway's own texts alone, though their status is not told", () => {
    expect(first({ body: '{"message": "Internal server error"}' })).not.toBe(
      'cors-proxy-backend-missing-headers certain',
    );
    expect(first({ body: '{"error": "no such order"}' })).toBe('cors-proxy-backend-missing-headers certain');
  });

  it('leaves a bare 502 to the function that fails, and to the log that tells it', () => {
    expect(first({ status: 502 })).toBe('integration-malformed-response possible');
    const lines = ['Execution failed due to configuration error: Malformed Lambda proxy response'];
    const log = { id: 'log', kind: 'log', log: 'execution', vantage: 'aws', relation: 'ambient', lines } as const;
    const symptom = { kind: 'blocked-by-browser' as const, console, status: 502 };
    const { findings } = diagnose(inputOf({ account, request, symptom, observations: [log] }), { fixes: false });
    expect(findings.map(({ id }) => id)).not.toContain('cors-proxy-backend-missing-headers');
  });

  it("takes Safari's line for it on errors, and beside a preflight that admits the page", () => {
    const safari = (status: number): string =>
      `Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;
    const simple = { ...request, method: 'GET', headers: {} };
    const behind = (origin: string, status: number): string | undefined =>
      diagnose(
        inputOf({
          account: restAccount({
            resources: { '/orders': { GET: proxyMethod('GET'), OPTIONS: mockOptions({ 'Allow-Origin': origin }) } },
          }),
          request: simple,
          symptom: { kind: 'blocked-by-browser', console: safari(status) },
        }),
        { fixes: false },
      ).findings.map(({ id, certainty }) => `${id} ${certainty}`)[0];
    expect(behind('https://app.example.com', 404)).toBe('cors-proxy-backend-missing-headers likely');
    expect(behind('*', 200)).toBe('cors-proxy-backend-missing-headers likely');
    expect(behind('https://www.example.com', 200)).toBe('cors-origin-not-allowed likely');
  });
});
