// An account in which every read of the collector has something to find, with a secret wherever AWS could hand one out.

/** The account and Region of the example. */
export const exampleAccountId = '111122223333';
export const exampleRegion = 'eu-west-1';
export const restApiId = 'orders1234';
export const httpApiId = 'shop567890';

/** Values that may stand in no snapshot, observation or record. */
export const secrets = {
  apiKey: 'KEYVALUE0123456789abcdefghij',
  stageVariable: 'stage-variable-secret-value',
  canaryVariable: 'canary-variable-secret-value',
  integrationHeader: 'integration-header-secret-value',
  httpIntegrationHeader: 'http-integration-secret-value',
  environment: 'environment-secret-value',
  originHeader: 'origin-header-secret-value',
  logLine: 'log-line-secret-value',
  accessKeyId: 'ASIAEXAMPLEEXAMPLE12',
  requestParameter: 'request-parameter-secret-value',
};

const functionArn = `arn:aws:lambda:eu-west-1:${exampleAccountId}:function:orders`;
const roleArn = `arn:aws:iam::${exampleAccountId}:role/caller`;
const userArn = `arn:aws:iam::${exampleAccountId}:user/ci/deployer`;
const logRoleArn = `arn:aws:iam::${exampleAccountId}:role/apigateway-logs`;
const webAclArn = `arn:aws:wafv2:eu-west-1:${exampleAccountId}:regional/webacl/front/0f1e2d3c-0000-4000-8000-000000000001`;
const ipSetArn = `arn:aws:wafv2:eu-west-1:${exampleAccountId}:regional/ipset/office/0f1e2d3c-0000-4000-8000-000000000002`;
const loadBalancerArn = `arn:aws:elasticloadbalancing:eu-west-1:${exampleAccountId}:loadbalancer/net/inner/0123456789abcdef`;
const targetGroupArn = `arn:aws:elasticloadbalancing:eu-west-1:${exampleAccountId}:targetgroup/inner/0123456789abcdef`;
const stageArn = `arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages/prod`;

/** Keys of the facts that are kept in maps. */
export const exampleKeys = {
  functionArn,
  roleArn,
  userArn,
  logRoleArn,
  webAclArn,
  ipSetArn,
  loadBalancerArn,
  targetGroupArn,
  stageArn,
};

const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };
const tag = [{ Key: 'Name', Value: 'example' }];

const restApi = {
  restApi: {
    id: restApiId,
    name: 'orders',
    createdDate: '2025-01-01T10:00:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0a1b2c3d'] },
    policy: JSON.stringify({ ...document, Statement: [{ ...statement, Principal: '*' }] }),
    tags: { team: 'orders' },
    disableExecuteApiEndpoint: false,
    rootResourceId: 'root000001',
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
          authorizationType: 'AWS_IAM',
          apiKeyRequired: true,
          requestParameters: { 'method.request.header.Authorization': true },
          methodIntegration: {
            type: 'AWS_PROXY',
            httpMethod: 'POST',
            uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
            requestParameters: {
              'integration.request.header.x-api-key': `'${secrets.integrationHeader}'`,
              'integration.request.header.Authorization': 'method.request.header.Authorization',
              'integration.request.header.x-team': "'orders'",
            },
            timeoutInMillis: 29000,
          },
        },
      },
    },
  ],
  stages: [
    {
      stageName: 'prod',
      deploymentId: 'dep001',
      variables: { alias: 'live', dbPassword: secrets.stageVariable },
      canarySettings: {
        deploymentId: 'dep002',
        percentTraffic: 10,
        stageVariableOverrides: { backendToken: secrets.canaryVariable },
      },
      accessLogSettings: {
        destinationArn: `arn:aws:logs:eu-west-1:${exampleAccountId}:log-group:/aws/orders-access`,
        format: '{"requestId":"$context.requestId"}',
      },
      methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } },
      webAclArn,
      createdDate: '2025-01-01T10:05:00.000Z',
      lastUpdatedDate: '2025-06-01T10:05:00.000Z',
    },
  ],
  deployments: [
    { id: 'dep001', createdDate: '2025-01-01T10:04:00.000Z' },
    { id: 'dep002', createdDate: '2025-06-01T10:04:00.000Z' },
  ],
  deployedExport: {
    prod: {
      openapi: '3.0.1',
      paths: {
        '/orders': {
          get: {
            'x-amazon-apigateway-integration': {
              requestParameters: { 'integration.request.header.x-api-key': `'${secrets.integrationHeader}'` },
            },
          },
        },
      },
    },
  },
  gatewayResponses: [{ responseType: 'ACCESS_DENIED', statusCode: '403', defaultResponse: false }],
  authorizers: [{ id: 'auth01', name: 'jwt', type: 'TOKEN', identitySource: 'method.request.header.Authorization' }],
  requestValidators: [{ id: 'val001', name: 'all', validateRequestBody: true, validateRequestParameters: true }],
  models: [{ id: 'mod001', name: 'Order', contentType: 'application/json', schema: '{"type":"object"}' }],
  executionLogs: [
    `(6f1f2d3c-0000-4000-8000-000000000001) HTTP Method: GET, Resource Path: /orders`,
    `(6f1f2d3c-0000-4000-8000-000000000001) Method request headers: {x-api-key=${secrets.logLine}, Accept=*/*}`,
    `(6f1f2d3c-0000-4000-8000-000000000001) Method completed with status: 403`,
    `(6f1f2d3c-0000-4000-8000-000000000002) HTTP Method: POST, Resource Path: /refunds`,
  ],
  accessLogs: [
    `{"requestId":"6f1f2d3c-0000-4000-8000-000000000001","requestTime":"01/Jun/2025:12:00:00 +0000","httpMethod":"GET","resourcePath":"/orders","status":"403","apiKey":"${secrets.logLine}"}`,
  ],
};

const httpApi = {
  apiV2: {
    ApiId: httpApiId,
    Name: 'shop',
    ProtocolType: 'HTTP',
    ApiEndpoint: `https://${httpApiId}.execute-api.eu-west-1.amazonaws.com`,
    RouteSelectionExpression: '$request.method $request.path',
    CreatedDate: '2025-01-01T10:00:00.000Z',
    Tags: {},
  },
  routes: [{ RouteId: 'r1', RouteKey: 'GET /items', Target: 'integrations/i1', AuthorizationType: 'NONE' }],
  integrations: [
    {
      IntegrationId: 'i1',
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://backend.example.com',
      RequestParameters: { 'overwrite:header.x-api-key': secrets.httpIntegrationHeader, 'append:header.x-a': 'b' },
    },
  ],
  stages: [
    {
      StageName: '$default',
      DeploymentId: 'd1',
      AutoDeploy: true,
      StageVariables: { apiToken: secrets.stageVariable },
    },
  ],
  authorizers: [{ AuthorizerId: 'a1', AuthorizerType: 'JWT', Name: 'jwt' }],
  deployments: [{ DeploymentId: 'd1', DeploymentStatus: 'DEPLOYED', CreatedDate: '2025-01-01T10:00:00.000Z' }],
  deployedExport: { $default: { openapi: '3.0.1', paths: {} } },
};

/** The example as an account file. */
export const exampleAccount = {
  accountId: exampleAccountId,
  region: exampleRegion,
  apis: [restApi, httpApi],
  usagePlans: [{ id: 'plan01', name: 'gold', apiStages: [{ apiId: restApiId, stage: 'prod' }] }],
  usagePlanKeys: { plan01: [{ id: 'key001', type: 'API_KEY', name: 'partner', value: secrets.apiKey }] },
  apiKeys: [
    { id: 'key001', name: 'partner', enabled: true, value: secrets.apiKey, createdDate: '2025-01-01T10:00:00.000Z' },
  ],
  usage: {
    plan01: { usagePlanId: 'plan01', startDate: '2025-06-01', endDate: '2025-06-01', items: { key001: [[5, 95]] } },
  },
  domainNames: [
    { domainName: 'api.example.com', endpointConfiguration: { types: ['REGIONAL'] }, domainNameStatus: 'AVAILABLE' },
    {
      domainName: 'private.example.com',
      domainNameId: 'abcd1234',
      domainNameArn: `arn:aws:apigateway:eu-west-1:${exampleAccountId}:/domainnames/private.example.com+abcd1234`,
      endpointConfiguration: { types: ['PRIVATE'] },
      domainNameStatus: 'AVAILABLE',
    },
  ],
  domainNamesV2: [{ DomainName: 'api.example.com', DomainNameConfigurations: [] }],
  basePathMappings: {
    'api.example.com': [{ basePath: '(none)', restApiId, stage: 'prod' }],
    'private.example.com+abcd1234': [{ basePath: 'v1', restApiId, stage: 'prod' }],
  },
  apiMappings: { 'api.example.com': [{ ApiId: httpApiId, ApiMappingId: 'm1', ApiMappingKey: '', Stage: '$default' }] },
  routingRules: { 'api.example.com': [{ RoutingRuleId: 'rr1', Priority: 1, Conditions: [], Actions: [] }] },
  domainNameAccessAssociations: [
    {
      domainNameAccessAssociationArn: `arn:aws:apigateway:eu-west-1:${exampleAccountId}:/domainnameaccessassociations/domainname/private.example.com+abcd1234/vpcesource/vpce-0a1b2c3d`,
      accessAssociationSource: 'vpce-0a1b2c3d',
      accessAssociationSourceType: 'VPCE',
    },
  ],
  vpcLinks: [
    { id: 'link01', name: 'inner', targetArns: [loadBalancerArn], status: 'AVAILABLE' },
    { VpcLinkId: 'link02', Name: 'inner', VpcLinkStatus: 'AVAILABLE', SubnetIds: [], SecurityGroupIds: [] },
  ],
  getAccount: { cloudwatchRoleArn: logRoleArn, throttleSettings: { burstLimit: 5000, rateLimit: 10000 }, features: [] },
  vpcs: [
    { VpcId: 'vpc-01', CidrBlock: '10.0.0.0/16', enableDnsSupport: true, enableDnsHostnames: true, Tags: tag },
    { VpcId: 'vpc-02', CidrBlock: '10.1.0.0/16', enableDnsSupport: true, enableDnsHostnames: false },
  ],
  subnets: [
    { SubnetId: 'subnet-01', VpcId: 'vpc-01', CidrBlock: '10.0.1.0/24', AvailableIpAddressCount: 200 },
    { SubnetId: 'subnet-02', VpcId: 'vpc-02', CidrBlock: '10.1.1.0/24', AvailableIpAddressCount: 200 },
  ],
  securityGroups: [
    {
      GroupId: 'sg-01',
      VpcId: 'vpc-01',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
      IpPermissionsEgress: [],
    },
  ],
  networkAcls: [],
  routeTables: [{ RouteTableId: 'rtb-01', VpcId: 'vpc-01', Associations: [{ Main: true }], Routes: [] }],
  vpcEndpoints: [
    {
      VpcEndpointId: 'vpce-0a1b2c3d',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-01',
      ServiceName: 'com.amazonaws.eu-west-1.execute-api',
      State: 'available',
      PolicyDocument: JSON.stringify(document),
      SubnetIds: ['subnet-01'],
      Groups: [{ GroupId: 'sg-01', GroupName: 'endpoint' }],
      PrivateDnsEnabled: true,
      NetworkInterfaceIds: ['eni-01'],
      DnsEntries: [{ DnsName: 'vpce-0a1b2c3d-xyz.execute-api.eu-west-1.vpce.amazonaws.com', HostedZoneId: 'Z1' }],
      CreationTimestamp: '2025-01-01T09:00:00.000Z',
    },
    {
      VpcEndpointId: 'vpce-0fffffff',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-02',
      ServiceName: 'com.amazonaws.eu-west-1.logs',
      State: 'available',
      NetworkInterfaceIds: [],
    },
  ],
  networkInterfaces: [
    { NetworkInterfaceId: 'eni-01', InterfaceType: 'vpc_endpoint', SubnetId: 'subnet-01', VpcId: 'vpc-01' },
    { NetworkInterfaceId: 'eni-02', InterfaceType: 'interface', SubnetId: 'subnet-02', VpcId: 'vpc-02' },
  ],
  vpcEndpointServices: [
    { ServiceName: 'com.amazonaws.eu-west-1.execute-api', AvailabilityZones: ['eu-west-1a'] },
    { ServiceName: 'com.amazonaws.eu-west-1.logs', AvailabilityZones: ['eu-west-1a'] },
  ],
  lambdaFunctions: {
    orders: {
      FunctionName: 'orders',
      FunctionArn: functionArn,
      Timeout: 3,
      Environment: { Variables: { DB_PASSWORD: secrets.environment } },
      policy: document,
      ReservedConcurrentExecutions: 5,
    },
  },
  iamRoles: [
    { RoleName: 'caller', Arn: roleArn, AssumeRolePolicyDocument: document },
    { RoleName: 'apigateway-logs', Arn: logRoleArn, AssumeRolePolicyDocument: document },
  ],
  identityPolicies: {
    [roleArn]: [
      { PolicyName: 'invoke', PolicyDocument: document },
      { PolicyName: 'managed', PolicyArn: `arn:aws:iam::${exampleAccountId}:policy/managed`, PolicyDocument: document },
    ],
    [userArn]: [{ PolicyName: 'deploy', PolicyDocument: document }],
  },
  webAcls: [
    {
      Name: 'front',
      Id: '0f1e2d3c-0000-4000-8000-000000000001',
      ARN: webAclArn,
      DefaultAction: { Allow: {} },
      Rules: [],
    },
  ],
  ipSets: [
    {
      Name: 'office',
      Id: '0f1e2d3c-0000-4000-8000-000000000002',
      ARN: ipSetArn,
      IPAddressVersion: 'IPV4',
      Addresses: ['192.0.2.0/24'],
    },
  ],
  loadBalancers: [{ LoadBalancerArn: loadBalancerArn, DNSName: 'inner.elb.eu-west-1.amazonaws.com', Type: 'network' }],
  listeners: [{ ListenerArn: `${loadBalancerArn}/1`, LoadBalancerArn: loadBalancerArn, Port: 443, Protocol: 'TCP' }],
  targetGroups: [{ TargetGroupArn: targetGroupArn, Protocol: 'TCP', Port: 443 }],
  targetHealth: { [targetGroupArn]: [{ Target: { Id: '10.0.1.5', Port: 443 }, TargetHealth: { State: 'healthy' } }] },
  dnsRecords: [
    {
      Name: 'api.example.com.',
      Type: 'CNAME',
      TTL: 60,
      ResourceRecords: [{ Value: 'd-abc.execute-api.eu-west-1.amazonaws.com' }],
      HostedZone: { Id: 'ZPUBLIC', Name: 'example.com.', PrivateZone: false },
    },
    {
      Name: 'private.example.com.',
      Type: 'A',
      ResourceRecords: [{ Value: '10.0.1.5' }],
      HostedZone: { Id: 'ZPRIVATE', Name: 'example.com.', PrivateZone: true, VPCs: ['vpc-01'] },
    },
  ],
  cloudFront: [
    {
      Id: 'E1EXAMPLE',
      DomainName: 'd111111abcdef8.cloudfront.net',
      Enabled: true,
      Aliases: { Items: ['www.example.com'] },
      Origins: [
        {
          Id: 'api',
          DomainName: `${restApiId}.execute-api.eu-west-1.amazonaws.com`,
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-origin-verify', HeaderValue: secrets.originHeader }] },
        },
      ],
      CacheBehaviors: [{ PathPattern: '/prod/*', TargetOriginId: 'api' }],
    },
  ],
  metrics: [
    {
      Namespace: 'AWS/ApiGateway',
      MetricName: '4XXError',
      Dimensions: [
        { Name: 'ApiName', Value: 'orders' },
        { Name: 'Stage', Value: 'prod' },
      ],
      Datapoints: [{ Timestamp: '2025-06-01T12:00:00Z', Sum: 5, SampleCount: 20 }],
    },
  ],
  cloudTrail: [
    {
      eventID: 'event-1',
      eventName: 'UpdateRestApi',
      eventTime: '2025-06-01T11:00:00Z',
      eventSource: 'apigateway.amazonaws.com',
      userIdentity: { arn: userArn, accessKeyId: secrets.accessKeyId },
      requestParameters: { restApiId, patchOperations: [], apiKey: secrets.requestParameter },
    },
    {
      eventID: 'event-2',
      eventName: 'RevokeSecurityGroupIngress',
      eventTime: '2025-06-01T10:00:00Z',
      eventSource: 'ec2.amazonaws.com',
      userIdentity: { arn: userArn },
      requestParameters: { groupId: 'sg-01' },
    },
    {
      eventID: 'event-3',
      eventName: 'UpdateRestApi',
      eventTime: '2025-06-01T09:00:00Z',
      eventSource: 'apigateway.amazonaws.com',
      userIdentity: { arn: userArn },
      requestParameters: { restApiId: 'other56789' },
    },
  ],
};
