import type {
  AccountFile,
  AccountParts,
  Method,
  Resource,
  RestApi,
  RestApiPart,
  Stage,
  VpcEndpoint,
} from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';

/** Well-known ids of the accounts that examples are made of. */
export const ids = {
  accountId: '123456789012',
  region: 'eu-west-1',
  apiId: 'a1b2c3d4e5',
  stage: 'prod',
  deploymentId: 'dep111',
  vpcId: 'vpc-0a1b2c3d4e5f60001',
  subnetId: 'subnet-0a1b2c3d4e5f60001',
  secondSubnetId: 'subnet-0a1b2c3d4e5f60002',
  vpceId: 'vpce-0a1b2c3d4e5f60001',
  securityGroupId: 'sg-0a1b2c3d4e5f60001',
  callerIp: '10.0.1.25',
  publicIp: '203.0.113.25',
} as const;

type Verb = string;

/** A Lambda proxy method without authorization; override what the example is about. */
export const proxyMethod = (verb: Verb, overrides: Partial<Method> = {}): Method => ({
  httpMethod: verb,
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodIntegration: {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders/invocations`,
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'ns',
    cacheKeyParameters: [],
  },
  ...overrides,
});

/** `{ '/orders': { GET: method } }` as GetResources with embed=methods answers it; parents are made as needed. */
export const resourcesOf = (tree: Readonly<Record<string, Readonly<Record<Verb, Method>>>>): Resource[] => {
  const paths = new Set<string>(['/']);
  for (const path of Object.keys(tree)) {
    const parts = path.split('/').filter(Boolean);
    for (let depth = 1; depth <= parts.length; depth += 1) paths.add(`/${parts.slice(0, depth).join('/')}`);
  }
  const idOf = (path: string): string => `res${[...paths].indexOf(path)}`;
  return [...paths].map((path) => {
    const parts = path.split('/').filter(Boolean);
    const methods = tree[path];
    return {
      id: idOf(path),
      path,
      ...(path === '/'
        ? {}
        : {
            parentId: idOf(parts.length === 1 ? '/' : `/${parts.slice(0, -1).join('/')}`),
            pathPart: parts.at(-1) ?? '',
          }),
      ...(methods ? { resourceMethods: { ...methods } } : {}),
    };
  });
};

/** A policy as GetRestApi returns it: JSON, escaped once more. */
export const escapedPolicy = (statements: readonly unknown[]): string =>
  JSON.stringify(JSON.stringify({ Version: '2012-10-17', Statement: statements })).slice(1, -1);

/** ARN of this example API, with what follows the API id. */
export const apiArn = (suffix = '*'): string =>
  `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/${suffix}`;

export interface RestOptions {
  readonly endpointType?: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  readonly restApi?: Partial<RestApi>;
  readonly policy?: readonly unknown[];
  readonly resources?: Readonly<Record<string, Readonly<Record<Verb, Method>>>>;
  readonly stage?: Partial<Stage>;
  /** Further or replacing parts of the account file. */
  readonly parts?: Partial<RestApiPart> & AccountParts;
}

/** A sound REST API `/orders` GET on stage `prod`, deployed as saved, open to everybody. */
export const restAccount = (options: RestOptions = {}): AccountFile => ({
  accountId: ids.accountId,
  region: ids.region,
  restApi: {
    id: ids.apiId,
    name: 'orders',
    createdDate: '2024-03-04T09:00:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: [options.endpointType ?? 'REGIONAL'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    rootResourceId: 'res0',
    tags: {},
    ...(options.policy ? { policy: escapedPolicy(options.policy) } : {}),
    ...options.restApi,
  },
  resources: resourcesOf(options.resources ?? { '/orders': { GET: proxyMethod('GET') } }),
  stages: [
    {
      deploymentId: ids.deploymentId,
      stageName: ids.stage,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: false,
      createdDate: '2024-03-04T09:20:10.000Z',
      lastUpdatedDate: '2024-03-04T09:20:10.000Z',
      ...options.stage,
    },
  ],
  deployments: [{ id: ids.deploymentId, createdDate: '2024-03-04T09:20:09.000Z' }],
  ...options.parts,
});

/** A sound execute-api interface endpoint in the example's VPC, private DNS on. */
export const vpcEndpoint = (overrides: Partial<VpcEndpoint> = {}): VpcEndpoint => ({
  VpcEndpointId: ids.vpceId,
  VpcEndpointType: 'Interface',
  VpcId: ids.vpcId,
  ServiceName: `com.amazonaws.${ids.region}.execute-api`,
  State: 'available',
  PolicyDocument: '{"Statement": [{"Action": "*", "Effect": "Allow", "Principal": "*", "Resource": "*"}]}',
  SubnetIds: [ids.subnetId, ids.secondSubnetId],
  Groups: [{ GroupId: ids.securityGroupId, GroupName: 'vpce-execute-api' }],
  IpAddressType: 'ipv4',
  PrivateDnsEnabled: true,
  NetworkInterfaceIds: ['eni-0a1b2c3d4e5f60001', 'eni-0a1b2c3d4e5f60002'],
  DnsEntries: [
    {
      DnsName: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.${partitionOf(ids.region).dnsSuffix}`,
      HostedZoneId: 'Z38GZ743OKFT7T',
    },
    {
      DnsName: `${ids.vpceId}-abcd1234-${ids.region}a.execute-api.${ids.region}.vpce.${partitionOf(ids.region).dnsSuffix}`,
      HostedZoneId: 'Z38GZ743OKFT7T',
    },
    { DnsName: `execute-api.${ids.region}.amazonaws.com`, HostedZoneId: 'Z0C05F263D84F9' },
    { DnsName: `*.execute-api.${ids.region}.amazonaws.com`, HostedZoneId: 'Z0C05F263D84F9' },
  ],
  CreationTimestamp: '2024-03-01T10:00:00.000Z',
  OwnerId: ids.accountId,
  ...overrides,
});

/** A sound VPC with two subnets, an endpoint and a security group that admits 443 from the VPC. */
export const networkParts = (endpoint: Partial<VpcEndpoint> = {}): AccountParts => ({
  vpcs: [
    {
      VpcId: ids.vpcId,
      CidrBlock: '10.0.0.0/16',
      State: 'available',
      IsDefault: false,
      OwnerId: ids.accountId,
      enableDnsSupport: true,
      enableDnsHostnames: true,
    },
  ],
  subnets: [
    {
      SubnetId: ids.subnetId,
      VpcId: ids.vpcId,
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: `${ids.region}a`,
      AvailabilityZoneId: 'euw1-az1',
      State: 'available',
      OwnerId: ids.accountId,
      AvailableIpAddressCount: 200,
    },
    {
      SubnetId: ids.secondSubnetId,
      VpcId: ids.vpcId,
      CidrBlock: '10.0.2.0/24',
      AvailabilityZone: `${ids.region}b`,
      AvailabilityZoneId: 'euw1-az2',
      State: 'available',
      OwnerId: ids.accountId,
      AvailableIpAddressCount: 200,
    },
  ],
  securityGroups: [
    {
      GroupId: ids.securityGroupId,
      GroupName: 'vpce-execute-api',
      VpcId: ids.vpcId,
      OwnerId: ids.accountId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/16' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
    },
  ],
  vpcEndpoints: [vpcEndpoint(endpoint)],
});

/** A sound private API behind `networkParts`: its policy admits the endpoint. */
export const privateAccount = (options: RestOptions = {}, endpoint: Partial<VpcEndpoint> = {}): AccountFile =>
  restAccount({
    endpointType: 'PRIVATE',
    policy: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: apiArn(),
        Condition: { StringEquals: { 'aws:SourceVpce': ids.vpceId } },
      },
    ],
    ...options,
    parts: { ...networkParts(endpoint), ...options.parts },
  });

/** `https://{api}.execute-api…/{stage}{path}`. */
export const invokeUrl = (path = '/orders', stage: string = ids.stage): string =>
  `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/${stage}${path}`;

/** GET from the public internet, unsigned, without key. */
export const publicRequest = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  method: 'GET',
  url: invokeUrl(),
  from: 'public-internet',
  sourceIp: ids.publicIp,
  headers: {},
  signed: false,
  principal: 'anonymous',
  ...overrides,
});

/** GET from inside the VPC through the endpoint, unsigned, without key. */
export const vpcRequest = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  method: 'GET',
  url: invokeUrl(),
  from: 'vpc',
  sourceVpcId: ids.vpcId,
  sourceSubnetId: ids.subnetId,
  sourceVpceId: ids.vpceId,
  sourceIp: ids.callerIp,
  headers: {},
  signed: false,
  principal: 'anonymous',
  ...overrides,
});
