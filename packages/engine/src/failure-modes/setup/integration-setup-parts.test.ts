import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { httpAccount } from '../../testing/build-http-account.ts';
import { restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';

const idsFor = (managementCall: string, body: string, account = restAccount()): string[] =>
  diagnose(
    inputOf({ account, request: null, symptom: { kind: 'setup-failed', status: 400, body, managementCall } }),
  ).findings.map(({ id }) => id);

describe('setup parts of integrations', () => {
  it.each([
    [
      'PutIntegration',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.path.page]',
      'integration-mapping-fails',
    ],
    ['PutIntegrationResponse', 'Invalid Response status code specified', 'integration-mapping-fails'],
    ['PutIntegration', 'Invalid HTTP endpoint specified for URI', 'integration-endpoint-unreachable'],
    ['PutIntegration', 'AWS ARN for integration must contain path or action', 'integration-endpoint-unreachable'],
    [
      'PutIntegration',
      'API Gateway does not have permission to assume the provided role arn:aws:iam::123456789012:role/x',
      'integration-permission',
    ],
  ])('explain why %s is refused with "%s"', (call, body, id) => {
    expect(idsFor(call, body)).toEqual([id]);
  });

  it('explain why an HTTP API takes no credentials beside a wildcard origin', () => {
    const body = "allow-credentials is not supported if 'allow-origin' is * (Service: AmazonApiGatewayV2)";
    expect(idsFor('UpdateApi', body, httpAccount())).toEqual(['cors-credentials-with-wildcard']);
  });

  it.each([
    'Parameter: stateMachineArn does not fit schema for Operation: StepFunctions-StartSyncExecution.',
    'Operations on header Authorization are restricted',
  ])('explain why an HTTP API does not take an integration: %s', (body) => {
    expect(idsFor('CreateIntegration', body, httpAccount())).toEqual(['integration-mapping-fails']);
  });

  it('leave an invalid ARN of another call alone', () => {
    expect(idsFor('CreateDomainName', 'Invalid ARN specified in the request')).not.toContain(
      'integration-endpoint-unreachable',
    );
  });
});
