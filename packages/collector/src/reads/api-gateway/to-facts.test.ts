import { describe, expect, it } from 'vitest';
import { toApiGatewayAccount } from './get-account.ts';
import { toApiKeys } from './get-api-keys.ts';
import { toAuthorizers } from './get-authorizers.ts';
import { toBasePathMappings } from './get-base-path-mappings.ts';
import { toDeployment } from './get-deployment.ts';
import { toDeployments } from './get-deployments.ts';
import { toDomainNameAccessAssociations } from './get-domain-name-access-associations.ts';
import { toDomainNames } from './get-domain-names.ts';
import { toExport } from './get-export.ts';
import { toGatewayResponses } from './get-gateway-responses.ts';
import { toModels } from './get-models.ts';
import { toRequestValidators } from './get-request-validators.ts';
import { toResources } from './get-resources.ts';
import { toRestApi } from './get-rest-api.ts';
import { toRestApis } from './get-rest-apis.ts';
import { toStages } from './get-stages.ts';
import { toUsage } from './get-usage.ts';
import { toUsagePlanKeys } from './get-usage-plan-keys.ts';
import { toUsagePlans } from './get-usage-plans.ts';
import { toVpcLinks } from './get-vpc-links.ts';

const at = new Date('2025-02-03T04:05:06Z');
const iso = '2025-02-03T04:05:06.000Z';

describe('toRestApi', () => {
  const answer = {
    $metadata: { httpStatusCode: 200 },
    id: 'abcde12345',
    name: 'orders',
    createdDate: at,
    apiKeySource: 'HEADER' as const,
    endpointConfiguration: {
      types: ['PRIVATE' as const],
      ipAddressType: 'dualstack' as const,
      vpcEndpointIds: ['vpce-1'],
    },
    policy: '{\\"Version\\":\\"2012-10-17\\"}',
    tags: {},
    disableExecuteApiEndpoint: false,
    rootResourceId: 'root000001',
    apiStatus: 'AVAILABLE' as const,
  };

  it('keeps the fields, the time as text, and the policy escaped as AWS returns it', () => {
    const { $metadata: _, ...fields } = answer;
    expect(toRestApi(answer)).toEqual({ ...fields, createdDate: iso });
  });

  it('leaves out what AWS did not say', () => {
    expect(toRestApi({ id: 'abcde12345' })).toEqual({ id: 'abcde12345' });
  });

  it('refuses an answer without an id', () => {
    expect(() => toRestApi({ name: 'orders' })).toThrow('Invalid input');
    expect(() => toRestApi(undefined)).toThrow('Invalid input');
  });

  it('is the same for every API of a list', () => {
    expect(toRestApis([{ items: [answer] }, { items: [{ id: 'other' }] }])).toEqual([
      toRestApi(answer),
      { id: 'other' },
    ]);
  });
});

describe('toResources', () => {
  it('keeps methods with their integrations, and a resource without methods', () => {
    const resources = toResources([
      {
        items: [
          { id: 'r1', path: '/' },
          {
            id: 'r2',
            parentId: 'r1',
            pathPart: '{proxy+}',
            path: '/{proxy+}',
            resourceMethods: {
              ANY: {
                httpMethod: 'ANY',
                authorizationType: 'NONE',
                apiKeyRequired: false,
                methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'http://x', timeoutInMillis: 29000 },
              },
            },
          },
        ],
      },
    ]);
    expect(resources.map(({ path }) => path)).toEqual(['/', '/{proxy+}']);
    expect(resources[1]?.resourceMethods?.['ANY']?.methodIntegration?.type).toBe('HTTP_PROXY');
  });
});

describe('toStages', () => {
  it('keeps a canary, log settings and method settings', () => {
    const [stage] = toStages({
      item: [
        {
          stageName: 'prod',
          deploymentId: 'd1',
          createdDate: at,
          canarySettings: { deploymentId: 'd2', percentTraffic: 12.5, useStageCache: false },
          methodSettings: { '~1pets/GET': { throttlingRateLimit: 5, loggingLevel: 'INFO' } },
          tracingEnabled: false,
        },
      ],
    });
    expect(stage).toMatchObject({
      stageName: 'prod',
      createdDate: iso,
      canarySettings: { deploymentId: 'd2', percentTraffic: 12.5 },
      methodSettings: { '~1pets/GET': { throttlingRateLimit: 5 } },
    });
  });

  it('masks variables whose names look secret, those of the canary too', () => {
    const [stage] = toStages({
      item: [
        {
          stageName: 'prod',
          variables: { url: 'https://x', apiKey: 'k' },
          canarySettings: { stageVariableOverrides: { password: 'p', url: 'https://y' } },
        },
      ],
    });
    expect(stage?.variables).toEqual({ url: 'https://x', apiKey: '<masked>' });
    expect(stage?.canarySettings?.stageVariableOverrides).toEqual({ password: '<masked>', url: 'https://y' });
  });

  it('is empty for an API without stages', () => {
    expect(toStages({})).toEqual([]);
  });
});

describe('deployments', () => {
  it('keep what they hold when their summary was asked for', () => {
    const apiSummary = { '/pets': { GET: { authorizationType: 'NONE', apiKeyRequired: true } } };
    expect(toDeployment({ id: 'd1', createdDate: at, apiSummary })).toEqual({ id: 'd1', createdDate: iso, apiSummary });
  });

  it('are not taken for empty ones where the summary is missing', () => {
    expect(() => toDeployment({ id: 'd1', createdDate: at })).toThrow('apiSummary');
  });

  it('are listed with their times', () => {
    expect(toDeployments([{ items: [{ id: 'd1', createdDate: at }] }])).toEqual([{ id: 'd1', createdDate: iso }]);
  });
});

describe('keys', () => {
  it('lose their values', () => {
    const key = {
      id: 'k1',
      name: 'partner',
      enabled: true,
      createdDate: at,
      value: 'the-value-of-the-key',
      stageKeys: [],
    };
    expect(toApiKeys([{ items: [key] }])).toEqual([
      { id: 'k1', name: 'partner', enabled: true, createdDate: iso, stageKeys: [] },
    ]);
    expect(toUsagePlanKeys([{ items: [{ id: 'k1', type: 'API_KEY', name: 'partner', value: 'the-value' }] }])).toEqual([
      { id: 'k1', type: 'API_KEY', name: 'partner' },
    ]);
  });
});

describe('toUsage', () => {
  it('takes the keys of all pages together and drops the token', () => {
    const usage = toUsage([
      { usagePlanId: 'p', startDate: '2025-01-01', endDate: '2025-01-01', position: 't', items: { k1: [[1, 9]] } },
      { usagePlanId: 'p', items: { k2: [[2, 8]] } },
    ]);
    expect(usage).toEqual({
      usagePlanId: 'p',
      startDate: '2025-01-01',
      endDate: '2025-01-01',
      items: { k1: [[1, 9]], k2: [[2, 8]] },
    });
  });
});

describe('toExport', () => {
  const bytes = (text: string) => ({ body: new TextEncoder().encode(text) });

  it('is the document', () => {
    expect(toExport(bytes('{"openapi":"3.0.1","paths":{}}'))).toEqual({ openapi: '3.0.1', paths: {} });
  });

  it.each(['', 'no json', '[]', 'null'])('refuses %j', (text) => {
    expect(() => toExport(bytes(text))).toThrow(/JSON|no document/);
  });
});

describe('the other lists', () => {
  it('keep their fields', () => {
    expect(toAuthorizers([{ items: [{ id: 'a', type: 'TOKEN', authorizerResultTtlInSeconds: 0 }] }])).toEqual([
      { id: 'a', type: 'TOKEN', authorizerResultTtlInSeconds: 0 },
    ]);
    expect(toGatewayResponses([{ items: [{ responseType: 'ACCESS_DENIED', defaultResponse: true }] }])).toEqual([
      { responseType: 'ACCESS_DENIED', defaultResponse: true },
    ]);
    expect(toRequestValidators([{ items: [{ id: 'v', validateRequestBody: false }] }])).toEqual([
      { id: 'v', validateRequestBody: false },
    ]);
    expect(toModels([{ items: [{ id: 'm', name: 'Empty', schema: '{}' }] }])).toEqual([
      { id: 'm', name: 'Empty', schema: '{}' },
    ]);
    expect(toUsagePlans([{ items: [{ id: 'p', apiStages: [{ apiId: 'a', stage: 's' }] }] }, {}])).toEqual([
      { id: 'p', apiStages: [{ apiId: 'a', stage: 's' }] },
    ]);
    expect(toDomainNames([{ items: [{ domainName: 'a.example.com', certificateUploadDate: at }] }])).toEqual([
      { domainName: 'a.example.com', certificateUploadDate: iso },
    ]);
    expect(toBasePathMappings([{ items: [{ basePath: '(none)', restApiId: 'a', stage: 's' }] }])).toEqual([
      { basePath: '(none)', restApiId: 'a', stage: 's' },
    ]);
    expect(toDomainNameAccessAssociations([{ items: [{ accessAssociationSource: 'vpce-1' }] }])).toEqual([
      { accessAssociationSource: 'vpce-1' },
    ]);
    expect(toVpcLinks([{ items: [{ id: 'l', status: 'FAILED', statusMessage: 'no targets' }] }])).toEqual([
      { id: 'l', status: 'FAILED', statusMessage: 'no targets' },
    ]);
    expect(toApiGatewayAccount({ throttleSettings: { burstLimit: 1, rateLimit: 2 } })).toEqual({
      throttleSettings: { burstLimit: 1, rateLimit: 2 },
    });
  });
});
