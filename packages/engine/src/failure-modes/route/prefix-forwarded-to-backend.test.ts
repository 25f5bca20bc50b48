import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { prefixForwardedToBackend } from './prefix-forwarded-to-backend.ts';
import { prefixForwardedToBackendExample } from './prefix-forwarded-to-backend.example.ts';

testFailureMode(prefixForwardedToBackend, prefixForwardedToBackendExample);

const found = (uri: string, symptom: Complaint) =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: {
          '/{proxy+}': {
            ANY: proxyMethod('ANY', { methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'ANY', uri } }),
          },
        },
      }),
      request: publicRequest(),
      symptom,
    }),
    { fixes: false },
  ).findings.map(({ id }) => id);

describe('prefix-forwarded-to-backend, for an HTTP backend', () => {
  const notFound = { kind: 'refused', status: 404, body: 'Not found' } as const;

  it('sees the stage in the URI of the integration', () => {
    expect(found('http://shop.example.com/prod/{proxy}', notFound)[0]).toBe('prefix-forwarded-to-backend');
  });

  it('is clear where the URI holds no part of the URL', () => {
    expect(found('http://shop.example.com/{proxy}', notFound)).not.toContain('prefix-forwarded-to-backend');
  });

  it('does not explain another status', () => {
    const symptom = { kind: 'failed', status: 500, body: 'oops' } as const;
    expect(found('http://shop.example.com/prod/{proxy}', symptom)).not.toContain('prefix-forwarded-to-backend');
  });
});
