const region = 'eu-west-1';
const accountId = '111122223333';
const apiId = 'plant4x8n2';
const functionArn = `arn:aws:lambda:${region}:${accountId}:function:orders`;
const aclArn = `arn:aws:wafv2:${region}:${accountId}:regional/webacl/front/0f1e2d3c-0000-4000-8000-000000000001`;
const userArn = `arn:aws:iam::${accountId}:user/deployer`;

/** Where the planted API is. */
export const planted = { accountId, region, apiId, host: `${apiId}.execute-api.${region}.amazonaws.com` };

/** A secret of each kind that AWS hands out to whoever may read. None of them may leave the console. */
export const accountSecrets = {
  apiKeyValue: 'PLANTkeyValue0123456789abcdefghijkl',
  stageVariable: 'PLANT-stage-variable-value',
  canaryVariable: 'PLANT-canary-variable-value',
  credentialsInUrl: 'PLANT-password-in-a-url',
  integrationHeader: 'PLANT-integration-header-value',
  exportedHeader: 'PLANT-exported-header-value',
  lambdaVariable: 'PLANT-lambda-variable-value',
  wafString: 'PLANT-waf-search-string',
  trailParameter: 'PLANT-trail-parameter-value',
  trailAccessKey: 'ASIAPLANTPLANTPLANT1',
  loggedKey: 'PLANTloggedKey0123456789abcdefghijk',
  loggedToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQTEFOVCJ9.PLANTsignature0123456789',
};
const secrets = accountSecrets;

const open = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
};
const constant = (secret: string) => ({ 'integration.request.header.x-api-key': `'${secret}'` });
const log = '(6f1f2d3c-0000-4000-8000-000000000001)';

/** An account whose answers carry every secret above. */
export const plantedAccount: object = {
  accountId,
  region,
  observedAt: '2026-06-01T12:00:00Z',
  restApi: {
    id: apiId,
    name: 'orders',
    apiKeySource: 'HEADER',
    rootResourceId: 'root000001',
    endpointConfiguration: { types: ['REGIONAL'] },
    policy: JSON.stringify(open),
  },
  resources: [
    { id: 'root000001', path: '/' },
    {
      id: 'res0000001',
      parentId: 'root000001',
      pathPart: 'orders',
      path: '/orders',
      resourceMethods: {
        GET: {
          httpMethod: 'GET',
          authorizationType: 'NONE',
          apiKeyRequired: true,
          methodIntegration: {
            type: 'AWS_PROXY',
            httpMethod: 'POST',
            uri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
            requestParameters: constant(secrets.integrationHeader),
          },
        },
      },
    },
  ],
  stages: [
    {
      stageName: 'prod',
      deploymentId: 'dep0000001',
      variables: {
        dbPassword: secrets.stageVariable,
        backend: `https://svc:${secrets.credentialsInUrl}@backend.example.com`,
      },
      canarySettings: {
        deploymentId: 'dep0000001',
        percentTraffic: 10,
        stageVariableOverrides: { backendToken: secrets.canaryVariable },
      },
      accessLogSettings: {
        destinationArn: `arn:aws:logs:${region}:${accountId}:log-group:/aws/orders`,
        format: '{"requestId":"$context.requestId"}',
      },
      methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } },
      webAclArn: aclArn,
    },
  ],
  deployments: [{ id: 'dep0000001', createdDate: '2026-01-01T10:00:00.000Z' }],
  deployedExport: {
    prod: {
      openapi: '3.0.1',
      paths: {
        '/orders': {
          get: { 'x-amazon-apigateway-integration': { requestParameters: constant(secrets.exportedHeader) } },
        },
      },
    },
  },
  usagePlans: [{ id: 'plan01', name: 'gold', apiStages: [{ apiId, stage: 'prod' }] }],
  usagePlanKeys: { plan01: [{ id: 'key001', type: 'API_KEY', name: 'partner', value: secrets.apiKeyValue }] },
  apiKeys: [{ id: 'key001', name: 'partner', enabled: true, value: secrets.apiKeyValue }],
  lambdaFunctions: {
    orders: {
      FunctionName: 'orders',
      FunctionArn: functionArn,
      Timeout: 3,
      Environment: { Variables: { DB_PASSWORD: secrets.lambdaVariable } },
      policy: null,
    },
  },
  webAcls: [
    {
      Name: 'front',
      Id: '0f1e2d3c-0000-4000-8000-000000000001',
      ARN: aclArn,
      DefaultAction: { Block: {} },
      Rules: [
        {
          Name: 'only-our-distribution',
          Priority: 0,
          Action: { Allow: {} },
          VisibilityConfig: { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'm' },
          Statement: {
            ByteMatchStatement: {
              SearchString: Buffer.from(secrets.wafString).toString('base64'),
              FieldToMatch: { SingleHeader: { Name: 'x-origin-verify' } },
              TextTransformations: [{ Priority: 0, Type: 'NONE' }],
              PositionalConstraint: 'EXACTLY',
            },
          },
        },
      ],
    },
  ],
  cloudTrail: [
    {
      eventID: 'event-1',
      eventName: 'UpdateStage',
      eventTime: '2026-06-01T11:00:00Z',
      eventSource: 'apigateway.amazonaws.com',
      userIdentity: { arn: userArn, accessKeyId: secrets.trailAccessKey },
      requestParameters: {
        restApiId: apiId,
        patchOperations: [{ op: 'replace', path: '/variables/dbPassword', value: secrets.trailParameter }],
      },
    },
  ],
  executionLogs: {
    prod: [
      `${log} Method request headers: {x-api-key=${secrets.loggedKey}, Authorization=Bearer ${secrets.loggedToken}, Accept=*/*}`,
      `${log} API Key ${secrets.loggedKey} not authorized because method 'GET /orders' requires API Key and API Key is not associated with a usage plan for API Stage ${apiId}/prod: API Key was not found`,
    ],
  },
  accessLogs: {
    prod: [
      `{"requestId":"6f1f2d3c-0000-4000-8000-000000000001","status":"403","apiKey":"${secrets.loggedKey}","authorization":"Bearer ${secrets.loggedToken}"}`,
    ],
  },
};
