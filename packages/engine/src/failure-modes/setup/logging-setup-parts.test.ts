import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { httpAccount } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';

describe('setup parts of logging', () => {
  it.each([
    'Insufficient permissions to enable logging (Service: AmazonApiGatewayV2; Status Code: 400)',
    'Cannot enable logging. Policy document length breaking Cloudwatch Logs Constraints, either < 1 or > 5120',
    'BadRequestException: Execution logs are not supported on protocolType HTTP',
    "Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.': '*'",
  ])('explain why CreateStage is refused with "%s"', (body) => {
    const symptom = { kind: 'setup-failed', status: 400, body, managementCall: 'CreateStage' } as const;
    const { findings } = diagnose(inputOf({ account: httpAccount(), request: null, symptom }));
    expect(findings.map(({ id }) => id)).toEqual(['logging-not-enabled']);
    expect(findings[0]?.fixes[0]?.id).toBe('permit-log-delivery');
  });
});
