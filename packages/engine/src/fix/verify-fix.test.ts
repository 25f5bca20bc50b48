import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import {
  apiArn,
  escapedPolicy,
  ids,
  invokeUrl,
  privateAccount,
  proxyMethod,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../testing/build-account.ts';
import { inputOf, type Scenario } from '../testing/example.ts';
import { makeWorld } from '../world.ts';
import { verifyFix } from './verify-fix.ts';

const otherEndpoint = 'vpce-0ffffffffffffffff';
const allowing = (endpoint: string): object => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  Condition: { StringEquals: { 'aws:SourceVpce': endpoint } },
});
const refused: Scenario = {
  account: privateAccount({ policy: [allowing(otherEndpoint)] }),
  request: vpcRequest(),
  symptom: { kind: 'refused', status: 403 },
};
const setPolicy = (statements: readonly object[]) => ({
  id: 'edit',
  title: 'Edit the policy',
  change: {
    kind: 'patch' as const,
    operations: [
      { op: 'set' as const, path: '/api/restApi/value/policy', value: escapedPolicy(statements) },
      { op: 'deploy' as const, stage: ids.stage },
    ],
  },
  risk: 'needs-review' as const,
  notes: [],
});

describe('verifyFix', () => {
  const world = makeWorld(inputOf(refused));

  it('verifies a policy that lets the same request through, and says who else gained access', () => {
    const verification = verifyFix(world, setPolicy([allowing(ids.vpceId)]), 'policy-no-matching-allow');
    expect(verification).toMatchObject({ state: 'verified', after: { outcome: 'answered' } });
    expect(verification.gained.map(({ caller }) => caller).join()).toContain(ids.vpceId);
    expect(verification.lost.map(({ caller }) => caller).join()).toContain(otherEndpoint);
  });

  it('names the obstacle that remains', () => {
    expect(verifyFix(world, setPolicy([allowing('vpce-0eeeeeeeeeeeeeeee')]), 'policy-no-matching-allow')).toMatchObject(
      { state: 'suggestion', obstacle: 'resource-policy' },
    );
  });

  it('is unverifiable where a hidden fact decides', () => {
    const { api } = world.snapshot;
    if (api.kind !== 'REST') throw new Error('a REST API was expected');
    const blind = {
      ...world.snapshot,
      api: { ...api, restApi: { state: 'hidden' as const, cause: 'denied' as const } },
    };
    const verification = verifyFix(
      makeWorld({ ...inputOf(refused), snapshot: blind }),
      setPolicy([allowing(ids.vpceId)]),
      'policy-no-matching-allow',
    );
    expect(verification.state).toBe('unverifiable');
    expect(verification.missing.map(({ pointer }) => pointer)).toContain('/api/restApi');
  });

  it('tries a corrected request without touching anybody’s access', () => {
    const account = restAccount({ resources: { '/alerts': { POST: proxyMethod('POST') } } });
    const input = inputOf({ account, request: publicRequest({ url: invokeUrl('/alerts') }) });
    const fix = {
      id: 'post',
      title: 'Call with POST',
      change: { kind: 'request' as const, method: 'POST' },
      risk: 'safe' as const,
      notes: [],
    };
    expect(verifyFix(makeWorld(input), fix, 'method-not-found')).toMatchObject({
      state: 'verified',
      gained: [],
      lost: [],
    });
    expect(diagnose(input).findings[0]?.id).toBe('method-not-found');
  });
});
