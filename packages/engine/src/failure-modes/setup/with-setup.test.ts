import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { privateAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';

const foundFor = (managementCall: string | undefined, body: string, status = 400) =>
  diagnose(
    inputOf({
      account: privateAccount({}),
      request: null,
      symptom: { kind: 'setup-failed', status, body, ...(managementCall ? { managementCall } : {}) },
    }),
  ).findings;

describe('withSetup', () => {
  it.each([
    [
      'PutMethod',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
      'authorizer-misconfigured',
    ],
    [
      'CreateAuthorizer',
      'Invalid request identity source expression: $request.header.Authorization. The sources must be separated by comma',
      'authorizer-misconfigured',
    ],
    [
      'CreateAuthorizer',
      'Invalid Authorizer URI: arn:aws:lambda:us-east-1:111122223333:function:auth',
      'authorizer-misconfigured',
    ],
    [
      'CreateAuthorizer',
      'Caught exception when connecting to https://login.example.com/.well-known/openid-configuration. Please try again later. Error: Invalid issuer',
      'authorizer-misconfigured',
    ],
    ['PutIntegration', 'Cross-account pass role is not allowed.', 'integration-permission'],
    [
      'PutIntegration',
      'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/apigw',
      'integration-permission',
    ],
    ['AddPermission', 'The final policy size (20693) is bigger than the limit (20480).', 'integration-permission'],
    [
      'CreateUsagePlan',
      'Invalid API Stage {api: abc123, stage: prod} specified for usageplan null',
      'usage-plan-not-attached',
    ],
    [undefined, 'Error provisioning Usage: API Stage not found: abc123:demo.', 'usage-plan-not-attached'],
    [
      'CreateUsagePlanKey',
      'Usage Plan x1 cannot be added because API Key cannot reference multiple Usage Plans with the same API Stage: abc123:prod',
      'api-key-not-in-plan',
    ],
    [
      'UpdateUsagePlan',
      'Failed to associate api key with usage plan. Error Invalid API identifier specified 111122223333:null',
      'usage-plan-not-attached',
    ],
    [
      'CreateBasePathMapping',
      "Base paths may only contain letters, numbers and one of $-_.+!*'(),",
      'custom-domain-mapping-missing',
    ],
    ['UpdateRestApi', 'VPCEndpoints can only be specified with PRIVATE apis.', 'vpce-not-associated'],
    ['UpdateDomainName', 'The truststore s3://trust/ca.pem could not be read', 'mtls-failed'],
    [
      'CreateDomainNameAccessAssociation',
      'User: arn:aws:iam::999900001111:role/net is not authorized to perform: apigateway:CreateAccessAssociation on resource: arn:aws:apigateway:us-east-1:111122223333:/domainnames/a+b',
      'private-domain-denied',
    ],
    ['CreateApiKey', 'TooManyRequestsException: Too Many Requests', 'throttled'],
    ['UpdateAccount', 'The role ARN does not have required permissions set to API Gateway', 'logging-role-missing'],
    [
      'UpdateStage',
      'Invalid stage variable value: a b. Please use values with alphanumeric characters',
      'stage-variable-missing',
    ],
    ['CreateBasePathMapping', 'Invalid stage identifier specified', 'custom-domain-mapping-missing'],
    ['CreateBasePathMapping', 'Base path already exists for this domain name', 'custom-domain-mapping-missing'],
    ['CreateDeployment', "The REST API doesn't contain any methods", 'changes-not-deployed'],
    ['CreateDeployment', 'No integration defined for method', 'changes-not-deployed'],
    ['UpdateRestApi', 'VPC Endpoint vpce-0123456789abcdef0 does not exist', 'vpce-not-associated'],
  ])('explains %s: %s', (call, text, id) => {
    const [finding, ...rest] = foundFor(call, text);
    expect(finding?.id).toBe(id);
    expect(rest).toEqual([]);
    expect(finding?.evidence[0]?.observed).toBe(text);
    expect(finding?.fixes).toHaveLength(1);
  });

  it('leaves the ownership of a name to its certificate', () => {
    const text = 'Mutual TLS needs an ownership verification certificate: Missing ownershipVerificationCertificate.';
    expect(foundFor('UpdateDomainName', text).map(({ id }) => id)).toEqual(['domain-certificate-unusable']);
  });

  it('takes the role of the account settings for the one of the logs', () => {
    expect(foundFor('UpdateAccount', 'Cross-account pass role is not allowed.')).toEqual([]);
  });

  it('needs the name of the call where its words are those of many', () => {
    expect(foundFor(undefined, 'Invalid stage identifier specified')).toEqual([]);
    expect(foundFor('DeleteStage', 'Invalid stage identifier specified')).toEqual([]);
  });

  it('says nothing of errors that it does not know', () => {
    expect(foundFor('CreateResource', "Resource's path part must be specified")).toEqual([]);
  });

  it('needs a management call that failed', () => {
    const account = privateAccount({});
    const symptom = { kind: 'refused', status: 403, body: 'Cross-account pass role is not allowed.' } as const;
    const { findings } = diagnose(inputOf({ account, request: null, symptom }));
    expect(findings.map(({ id }) => id)).not.toContain('integration-permission');
  });
});
