import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerMisconfigured } from './authorizer-misconfigured.ts';
import { authorizerMisconfiguredExample } from './authorizer-misconfigured.example.ts';

testFailureMode(authorizerMisconfigured, authorizerMisconfiguredExample);

const { account, request } = authorizerMisconfiguredExample.healthy;
const first = (authorizerId: string, ...texts: string[]) => {
  const lines = [`Starting authorizer: ${authorizerId} for request: 0d2c7f6e-1111-4222-8333-444455556666`, ...texts];
  const log = {
    id: 'log',
    kind: 'log' as const,
    log: 'execution' as const,
    vantage: 'aws' as const,
    relation: 'ambient' as const,
    lines: lines.map((text) => `(0d2c7f6e-1111-4222-8333-444455556666) ${text}`),
  };
  const symptom = { kind: 'failed' as const, status: 500 };
  const [finding] = diagnose(inputOf({ account, request, symptom, observations: [log] }), { fixes: false }).findings;
  return finding && `${finding.id} ${finding.certainty}`;
};

describe('authorizer-misconfigured', () => {
  it('is told by the log alone', () => {
    expect(first('auth01', 'Execution failed due to configuration error: Could not parse policy')).toBe(
      'authorizer-misconfigured likely',
    );
  });

  it('takes a missing permission that is logged during the authorizer for its own', () => {
    expect(first('auth01', 'Execution failed due to configuration error: Invalid permissions on Lambda function')).toBe(
      'authorizer-misconfigured likely',
    );
  });

  it('is no more than possible by the log of another authorizer', () => {
    expect(first('other1', 'Execution failed due to configuration error: Could not parse policy')).toBe(
      'authorizer-misconfigured possible',
    );
  });

  it('is not blamed for what fails after the authorizer', () => {
    const lines = [
      'Successfully completed authorizer execution',
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
    ];
    expect(first('auth01', ...lines)).not.toContain('authorizer-misconfigured');
  });
});
