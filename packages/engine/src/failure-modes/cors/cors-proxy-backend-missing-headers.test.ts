import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsProxyBackendMissingHeadersExample } from './cors-proxy-backend-missing-headers.example.ts';
import { corsProxyBackendMissingHeaders } from './cors-proxy-backend-missing-headers.ts';

testFailureMode(corsProxyBackendMissingHeaders, corsProxyBackendMissingHeadersExample);

const { account, request } = corsProxyBackendMissingHeadersExample.broken;
const console =
  "Access to fetch at 'https://x' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const first = (symptom: object) =>
  diagnose(inputOf({ account, request, symptom: { kind: 'blocked-by-browser', console, ...symptom } }), {
    fixes: false,
  }).findings.map(({ id, certainty }) => `${id} ${certainty}`)[0];

describe('cors-proxy-backend-missing-headers', () => {
  it("is certain of the backend's own replies only", () => {
    expect(first({ status: 200 })).toBe('cors-proxy-backend-missing-headers certain');
    expect(first({ status: 404 })).toBe('cors-proxy-backend-missing-headers certain');
    expect(first({ status: 429 })).toBe('throttled likely');
    expect(first({ status: 429, body: '{"error":"slow down"}' })).toBe('cors-proxy-backend-missing-headers certain');
  });
});
