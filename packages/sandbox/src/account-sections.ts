/** What a part of an account file must look like for the sandbox to serve it. */
export interface Section {
  readonly shapes: readonly ('list' | 'object' | 'text')[];
  /** For a list of records, or a single record: one of these fields must be a text. Empty: records are not looked into. */
  readonly ids: readonly string[];
}

const list = (...ids: readonly string[]): Section => ({ shapes: ['list'], ids });
const map: Section = { shapes: ['object'], ids: [] };
const listOrMap: Section = { shapes: ['list', 'object'], ids: [] };

/** Parts that belong to one API. */
export const apiSections: Readonly<Record<string, Section>> = {
  restApi: { shapes: ['object'], ids: ['id'] },
  apiV2: { shapes: ['object'], ids: ['ApiId'] },
  resources: list('id'),
  stages: list('stageName', 'StageName'),
  deployments: list('id', 'DeploymentId'),
  deployedSummary: map,
  deployedExport: map,
  gatewayResponses: list('responseType'),
  authorizers: list('id', 'AuthorizerId'),
  requestValidators: list('id'),
  models: list('name', 'Name'),
  documentationVersions: list(),
  routes: list('RouteId'),
  integrations: list('IntegrationId'),
  accessLogs: listOrMap,
  executionLogs: listOrMap,
};

/** Parts that belong to the account. */
export const wideSections: Readonly<Record<string, Section>> = {
  observedAt: { shapes: ['text'], ids: [] },
  transcripts: list(),
  logGroups: list(),
  generatedLogs: list('logGroupName'),
  usagePlans: list('id'),
  usagePlanKeys: map,
  apiKeys: list('id'),
  usage: map,
  vpcLinks: list('id', 'VpcLinkId'),
  domainNames: list('domainName', 'DomainName'),
  domainNamesV2: list('DomainName'),
  basePathMappings: map,
  apiMappings: map,
  routingRules: map,
  domainNameAccessAssociations: list(),
  clientCertificates: list('clientCertificateId'),
  vpcs: list('VpcId'),
  subnets: list('SubnetId'),
  securityGroups: list('GroupId'),
  networkAcls: list('NetworkAclId'),
  vpcEndpoints: list('VpcEndpointId'),
  networkInterfaces: list('NetworkInterfaceId'),
  getAccount: map,
  lambdaFunctions: map,
  iamRoles: listOrMap,
  identityPolicies: map,
  webAcls: list('ARN'),
  ipSets: list('ARN'),
  wafSampledRequests: list(),
  loadBalancers: list('LoadBalancerArn'),
  listeners: list('ListenerArn'),
  listenerRules: map,
  targetGroups: list('TargetGroupArn'),
  targetHealth: map,
  routeTables: list('RouteTableId'),
  vpcEndpointServices: list('ServiceName'),
  vpcPeeringConnections: list('VpcPeeringConnectionId'),
  natGateways: list('NatGatewayId'),
  internetGateways: list('InternetGatewayId'),
  managedPrefixLists: list('PrefixListId'),
  dnsRecords: list('Name'),
  cloudFront: listOrMap,
  cloudTrail: list(),
  metrics: list('MetricName'),
  truststore: map,
};
