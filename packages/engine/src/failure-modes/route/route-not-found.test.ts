import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { routeNotFound } from './route-not-found.ts';
import { routeNotFoundExample } from './route-not-found.example.ts';

testFailureMode(routeNotFound, routeNotFoundExample);

const symptom = { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' } as const;
const open = { authorizationType: 'NONE', apiKeyRequired: false };

describe('route-not-found', () => {
  it('offers to encode a # that cut the path', () => {
    const account = restAccount({ resources: { '/partner/{a}/{b}': { GET: proxyMethod('GET') } } });
    const request = publicRequest({ url: invokeUrl('/partner/x#1/y#2') });
    const [finding] = diagnose(inputOf({ account, request, symptom })).findings;
    expect(finding?.id).toBe('route-not-found');
    expect(finding?.fixes[0]).toMatchObject({
      id: 'encode-fragment',
      change: { url: invokeUrl('/partner/x%231/y%232') },
      verification: { state: 'verified' },
    });
  });

  it('offers the deployment of another stage that serves the request', () => {
    const account = restAccount({
      parts: {
        stages: [
          { stageName: ids.stage, deploymentId: ids.deploymentId },
          { stageName: 'before', deploymentId: 'dep000' },
        ],
        deployments: [{ id: ids.deploymentId }, { id: 'dep000', apiSummary: { '/gone': { GET: open } } }],
      },
    });
    const request = publicRequest({ url: invokeUrl('/gone') });
    expect(diagnose(inputOf({ account, request, symptom })).findings[0]?.fixes).toContainEqual(
      expect.objectContaining({
        id: 'use-other-deployment',
        change: { kind: 'patch', operations: [{ op: 'use-deployment', stage: ids.stage, deploymentId: 'dep000' }] },
      }),
    );
  });

  it('leaves a preflight without a route to the modes of CORS', () => {
    const request = publicRequest({
      from: 'browser',
      origin: 'https://a.example.com',
      headers: { Authorization: 'x' },
    });
    const blocked = { kind: 'blocked-by-browser', status: 403 } as const;
    const ids = diagnose(inputOf({ account: restAccount(), request, symptom: blocked }), { fixes: false }).findings;
    expect(ids.map(({ id }) => id)).not.toContain('method-not-found');
  });
});
