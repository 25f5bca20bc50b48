import type { AccountFile, HttpApiParts, RestApiParts } from '../account-file.ts';

const accountId = '111122223333';
const region = 'eu-west-1';

/** A private REST API with two stages, of which one has a canary, logs and an export. */
const orders: RestApiParts = {
  restApi: {
    id: 'orders0001',
    name: 'orders',
    createdDate: '2026-01-10T09:00:00.000Z',
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0aaa'] },
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Resource":"execute-api:/*"}]}',
    tags: { team: 'orders', createdDate: 'not a time' },
  },
  resources: [
    { id: 'root', path: '/' },
    {
      id: 'res1',
      parentId: 'root',
      pathPart: 'orders',
      path: '/orders',
      resourceMethods: {
        GET: { httpMethod: 'GET', authorizationType: 'AWS_IAM', apiKeyRequired: true },
        OPTIONS: { httpMethod: 'OPTIONS', authorizationType: 'NONE', apiKeyRequired: false },
      },
    },
  ],
  stages: [
    {
      stageName: 'prod',
      deploymentId: 'dep1',
      createdDate: '2026-01-10T10:00:00.000Z',
      lastUpdatedDate: '2026-01-11T10:00:00.000Z',
      variables: { createdDate: 'not a time' },
      methodSettings: { '*/*': { loggingLevel: 'INFO' } },
      accessLogSettings: {
        destinationArn: `arn:aws:logs:${region}:${accountId}:log-group:orders-access`,
        format: '$context.requestId',
      },
      webAclArn: `arn:aws:wafv2:${region}:${accountId}:regional/webacl/office/1`,
      tags: { stage: 'prod' },
    },
    { stageName: 'test', deploymentId: 'dep2', createdDate: '2026-01-10T10:00:00.000Z' },
  ],
  deployments: [
    { id: 'dep1', description: 'first', createdDate: '2026-01-10T10:00:00.000Z' },
    { id: 'dep2', description: 'second', createdDate: '2026-01-12T10:00:00.000Z' },
    {
      id: 'dep0',
      createdDate: '2026-01-09T10:00:00.000Z',
      apiSummary: { '/old': { ANY: { authorizationType: 'NONE', apiKeyRequired: false } } },
    },
  ],
  deployedSummary: { prod: { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } } },
  deployedExport: { prod: { openapi: '3.0.1', paths: { '/orders': {} } } },
  gatewayResponses: [
    {
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: {},
      responseTemplates: {},
      defaultResponse: false,
    },
  ],
  authorizers: [{ id: 'auth1', name: 'tokens', type: 'TOKEN' }],
  requestValidators: [{ id: 'val1', name: 'all', validateRequestBody: true, validateRequestParameters: true }],
  models: [{ id: 'mod1', name: 'Order', contentType: 'application/json', schema: '{}' }],
  documentationVersions: [{ version: '1', createdDate: '2026-01-10T09:00:00.000Z' }],
  executionLogs: ['(abc) HTTP Method: GET, Resource Path: /orders', '(abc) Method completed with status: 403'],
  accessLogs: ['abc 10/Jan/2026:10:00:00 +0000 403', 'def 10/Jan/2026:10:00:05 +0000 200'],
};

const second: RestApiParts = {
  restApi: { id: 'second0002', name: 'second', createdDate: '2026-01-10T09:00:00.000Z' },
  stages: [{ stageName: 'prod', webAclArn: `arn:aws:wafv2:${region}:${accountId}:regional/webacl/unsaid/9` }],
};

const http: HttpApiParts = {
  apiV2: {
    ApiId: 'http000001',
    Name: 'http',
    ProtocolType: 'HTTP',
    CreatedDate: '2026-01-10T09:00:00.000Z',
    Tags: { Team: 'x' },
  },
  routes: [
    { RouteId: 'r1', RouteKey: 'GET /pets', Target: 'integrations/i1', AuthorizationType: 'JWT', AuthorizerId: 'a1' },
    {
      RouteId: 'r2',
      RouteKey: '$default',
      RequestParameters: { 'route.request.querystring.Page': { Required: true } },
    },
  ],
  integrations: [
    {
      IntegrationId: 'i1',
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://example.com',
      RequestParameters: { 'append:header.X-Name': 'Value' },
      ResponseParameters: { '200': { 'overwrite:header.X-Name': 'Value' } },
    },
  ],
  stages: [
    {
      StageName: '$default',
      AutoDeploy: true,
      StageVariables: { Colour: 'Blue' },
      RouteSettings: { 'GET /pets': { ThrottlingBurstLimit: 1 } },
    },
    { StageName: 'manual', AutoDeploy: false },
  ],
  deployments: [{ DeploymentId: 'd1', CreatedDate: '2026-01-10T09:00:00.000Z', DeploymentStatus: 'DEPLOYED' }],
  authorizers: [
    {
      AuthorizerId: 'a1',
      Name: 'jwt',
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://i', Audience: ['x'] },
    },
  ],
  models: [{ ModelId: 'm1', Name: 'Pet', Schema: '{}' }],
};

const targetGroup = `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/tg/1`;
const balancer = `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/net/nlb/1`;
const listener = `arn:aws:elasticloadbalancing:${region}:${accountId}:listener/net/nlb/1/2`;

/** An account with several APIs that names every part. */
export const exampleAccount: AccountFile = {
  accountId,
  region,
  apis: [orders, second, http],
  usagePlans: [
    { id: 'plan1', name: 'gold', apiStages: [{ apiId: 'orders0001', stage: 'prod' }], tags: { plan: 'gold' } },
    { id: 'plan2', name: 'empty', apiStages: [] },
  ],
  usagePlanKeys: { plan1: [{ id: 'key1', type: 'API_KEY', name: 'partner' }] },
  apiKeys: [
    {
      id: 'key1',
      name: 'partner',
      value: 'EXAMPLEKEYVALUE1EXAMPLE',
      enabled: true,
      createdDate: '2026-01-10T09:00:00.000Z',
    },
    { id: 'key2', name: 'other', value: 'EXAMPLEKEYVALUE2EXAMPLE', enabled: false },
  ],
  usage: {
    plan1: { usagePlanId: 'plan1', startDate: '2026-01-10', endDate: '2026-01-10', items: { key1: [[3, 97]] } },
  },
  vpcLinks: [
    { id: 'link1', name: 'v1', targetArns: [balancer], status: 'AVAILABLE', tags: { link: '1' } },
    { VpcLinkId: 'link2', Name: 'v2', SubnetIds: ['subnet-0a'], SecurityGroupIds: [], Tags: { link: '2' } },
  ],
  domainNames: [
    {
      domainName: 'api.example.com',
      regionalDomainName: 'd-1.execute-api.eu-west-1.amazonaws.com',
      tags: { domain: '1' },
    },
    {
      domainName: 'in.example.com',
      domainNameId: 'abcd1234',
      domainNameArn: `arn:aws:apigateway:${region}:${accountId}:/domainnames/in.example.com+abcd1234`,
    },
  ],
  domainNamesV2: [
    { DomainName: 'ws.example.com', Tags: { domain: '2' }, DomainNameConfigurations: [{ EndpointType: 'REGIONAL' }] },
  ],
  basePathMappings: {
    'api.example.com': [{ basePath: '(none)', restApiId: 'orders0001', stage: 'prod' }],
    'in.example.com+abcd1234': [{ basePath: 'in', restApiId: 'orders0001', stage: 'test' }],
  },
  apiMappings: { 'ws.example.com': [{ ApiMappingId: 'x', ApiId: 'http000001', Stage: '$default', ApiMappingKey: '' }] },
  routingRules: {
    'api.example.com': [
      {
        RoutingRuleId: 'rr1',
        Priority: 1,
        Conditions: [],
        Actions: [{ InvokeApi: { ApiId: 'orders0001', Stage: 'prod' } }],
      },
    ],
  },
  domainNameAccessAssociations: [
    {
      domainNameAccessAssociationArn: `arn:aws:apigateway:${region}:${accountId}:/domainnameaccessassociations/domainname/in.example.com/vpcesource/vpce-0aaa`,
      accessAssociationSource: 'vpce-0aaa',
    },
    {
      domainNameAccessAssociationArn: `arn:aws:apigateway:${region}:444455556666:/domainnameaccessassociations/domainname/their.example.com/vpcesource/vpce-0aaa`,
    },
  ],
  clientCertificates: [
    {
      clientCertificateId: 'cert1',
      createdDate: '2026-01-10T09:00:00.000Z',
      expirationDate: '2027-01-10T09:00:00.000Z',
    },
  ],
  getAccount: {
    cloudwatchRoleArn: `arn:aws:iam::${accountId}:role/logs`,
    throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
  },
  vpcs: [
    {
      VpcId: 'vpc-0a',
      CidrBlock: '10.0.0.0/16',
      enableDnsSupport: true,
      enableDnsHostnames: false,
      Tags: [{ Key: 'Name', Value: 'main' }],
    },
    { VpcId: 'vpc-0b', CidrBlock: '10.1.0.0/16' },
  ],
  subnets: [
    { SubnetId: 'subnet-0a', VpcId: 'vpc-0a', AvailabilityZone: 'eu-west-1a' },
    { SubnetId: 'subnet-0b', VpcId: 'vpc-0a', AvailabilityZone: 'eu-west-1b' },
    { SubnetId: 'subnet-0c', VpcId: 'vpc-0b', AvailabilityZone: 'eu-west-1a' },
  ],
  networkAcls: [
    {
      NetworkAclId: 'acl-0a',
      VpcId: 'vpc-0a',
      IsDefault: false,
      Associations: [{ NetworkAclAssociationId: 'aclassoc-0a', NetworkAclId: 'acl-0a', SubnetId: 'subnet-0a' }],
      Entries: [
        {
          CidrBlock: '0.0.0.0/0',
          Egress: false,
          PortRange: { From: 443, To: 443 },
          Protocol: '6',
          RuleAction: 'deny',
          RuleNumber: 10,
        },
      ],
    },
  ],
  securityGroups: [
    {
      GroupId: 'sg-0a',
      GroupName: 'endpoint',
      Description: 'of the endpoint',
      VpcId: 'vpc-0a',
      OwnerId: accountId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'inside & "outside" <x>' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
          PrefixListIds: [{ PrefixListId: 'pl-0a' }],
          UserIdGroupPairs: [{ GroupId: 'sg-0b', UserId: accountId }],
        },
      ],
      IpPermissionsEgress: [],
    },
  ],
  vpcEndpoints: [
    {
      VpcEndpointId: 'vpce-0aaa',
      VpcId: 'vpc-0a',
      ServiceName: `com.amazonaws.${region}.execute-api`,
      State: 'available',
      CreationTimestamp: '2026-01-01T00:00:00.000Z',
    },
    { VpcEndpointId: 'vpce-0bbb', VpcId: 'vpc-0b', ServiceName: `com.amazonaws.${region}.s3`, State: 'pending' },
  ],
  networkInterfaces: [
    {
      NetworkInterfaceId: 'eni-0a',
      VpcId: 'vpc-0a',
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '10.0.0.5' }],
      Ipv6Addresses: [],
      TagSet: [{ Key: 'a', Value: 'b' }],
    },
  ],
  routeTables: [
    {
      RouteTableId: 'rtb-0a',
      VpcId: 'vpc-0a',
      Associations: [{ Main: true, RouteTableId: 'rtb-0a' }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }],
      PropagatingVgws: [],
    },
  ],
  vpcEndpointServices: [
    {
      ServiceName: `com.amazonaws.${region}.execute-api`,
      ServiceType: [{ ServiceType: 'Interface' }],
      AvailabilityZones: ['eu-west-1a'],
      PrivateDnsNames: [{ PrivateDnsName: '*.execute-api.eu-west-1.amazonaws.com' }],
      SupportedIpAddressTypes: ['ipv4'],
    },
  ],
  vpcPeeringConnections: [
    {
      VpcPeeringConnectionId: 'pcx-0a',
      Status: { Code: 'active' },
      AccepterVpcInfo: { VpcId: 'vpc-0b', CidrBlockSet: [{ CidrBlock: '10.1.0.0/16' }] },
    },
  ],
  natGateways: [
    {
      NatGatewayId: 'nat-0a',
      VpcId: 'vpc-0a',
      State: 'available',
      NatGatewayAddresses: [{ PublicIp: '198.51.100.7' }],
    },
  ],
  internetGateways: [{ InternetGatewayId: 'igw-0a', Attachments: [{ State: 'available', VpcId: 'vpc-0a' }] }],
  managedPrefixLists: [{ PrefixListId: 'pl-0a', PrefixListName: 'office' }],
  lambdaFunctions: {
    orders: {
      FunctionArn: `arn:aws:lambda:${region}:${accountId}:function:orders`,
      Timeout: 29,
      ReservedConcurrentExecutions: 2,
      policy: { Version: '2012-10-17', Statement: [] },
      aliases: { live: { FunctionVersion: '3', policy: null } },
      Tags: { team: 'orders' },
    },
    silent: { FunctionArn: `arn:aws:lambda:${region}:${accountId}:function:silent` },
  },
  iamRoles: [
    {
      RoleName: 'caller',
      Arn: `arn:aws:iam::${accountId}:role/team/caller`,
      AssumeRolePolicyDocument: { Statement: [] },
    },
  ],
  identityPolicies: {
    [`arn:aws:iam::${accountId}:role/team/caller`]: [
      { PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement: [{ Sid: 'Ü & more' }] } },
      {
        PolicyArn: `arn:aws:iam::${accountId}:policy/managed`,
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      },
    ],
    [`arn:aws:iam::${accountId}:user/alice`]: [{ Version: '2012-10-17', Statement: [] }],
    'arn:aws:iam::444455556666:role/stranger': [{ PolicyName: 'theirs', PolicyDocument: { Statement: [] } }],
  },
  webAcls: [
    {
      Name: 'office',
      Id: '1',
      ARN: `arn:aws:wafv2:${region}:${accountId}:regional/webacl/office/1`,
      DefaultAction: { Block: {} },
      Rules: [],
    },
  ],
  ipSets: [
    {
      Name: 'office',
      Id: '2',
      ARN: `arn:aws:wafv2:${region}:${accountId}:regional/ipset/office/2`,
      Addresses: ['198.51.100.0/24'],
    },
  ],
  wafSampledRequests: [
    { Timestamp: '2026-01-10T10:00:00.000Z', Action: 'BLOCK', Weight: 1, Request: { URI: '/orders', Method: 'GET' } },
  ],
  loadBalancers: [
    {
      LoadBalancerArn: balancer,
      LoadBalancerName: 'nlb',
      DNSName: 'nlb.example',
      State: { Code: 'active' },
      AvailabilityZones: [],
    },
  ],
  listeners: [
    {
      ListenerArn: listener,
      LoadBalancerArn: balancer,
      Port: 443,
      Protocol: 'TCP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
    },
  ],
  targetGroups: [{ TargetGroupArn: targetGroup, TargetGroupName: 'tg', Port: 443, LoadBalancerArns: [balancer] }],
  targetHealth: { [targetGroup]: [{ Target: { Id: '10.0.0.5', Port: 443 }, TargetHealth: { State: 'healthy' } }] },
  dnsRecords: [
    {
      Name: 'api.example.com.',
      Type: 'CNAME',
      TTL: 60,
      ResourceRecords: [{ Value: 'd-1.example' }],
      HostedZone: { PrivateZone: false },
    },
    {
      Name: 'in.example.com',
      Type: 'A',
      AliasTarget: { DNSName: 'x.', HostedZoneId: 'Z1', EvaluateTargetHealth: false },
      HostedZone: { PrivateZone: true, VPCs: ['vpc-0a'] },
    },
    {
      Name: 'ws.example.com.',
      Type: 'A',
      TTL: 60,
      ResourceRecords: [{ Value: '192.0.2.1' }],
      HostedZone: { PrivateZone: false },
    },
  ],
  cloudFront: {
    Id: 'E1',
    DomainName: 'd1.cloudfront.net',
    Status: 'Deployed',
    Enabled: true,
    Origins: [{ Id: 'api', DomainName: 'x' }],
    Aliases: { Items: ['www.example.com'] },
  },
  cloudTrail: [
    {
      eventID: 'e1',
      eventName: 'UpdateRestApi',
      eventTime: '2026-01-10T09:30:00Z',
      eventSource: 'apigateway.amazonaws.com',
      userIdentity: { arn: 'arn:aws:sts::1:assumed-role/admin/bob' },
    },
    {
      EventId: 'e2',
      EventName: 'CreateDeployment',
      EventTime: '2026-01-10T10:00:00Z',
      Username: 'alice',
      Resources: [{ ResourceType: 'AWS::ApiGateway::RestApi', ResourceName: 'orders0001' }],
    },
  ],
  metrics: [
    {
      Namespace: 'AWS/ApiGateway',
      MetricName: '4XXError',
      Dimensions: [{ Name: 'ApiName', Value: 'orders' }],
      Datapoints: [
        { Timestamp: '2026-01-10T10:00:00Z', Sum: 2, SampleCount: 10, Average: 0.2 },
        { Timestamp: '2026-01-10T10:01:00Z', Sum: 3, SampleCount: 10, Average: 0.3 },
        { Timestamp: '2026-01-10T10:06:00Z', Sum: 1, SampleCount: 5, Average: 0.2 },
      ],
    },
  ],
};
