import { type ApiKind, partitionOf } from '@gatescope/shared';

interface Place {
  readonly region: string;
}

interface ApiPlace extends Place {
  readonly apiId: string;
  /** REST when absent. */
  readonly kind?: ApiKind | undefined;
}

const consoleHosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Where a Region's console lives; undefined for partitions whose console has no public address. */
const consoleOf = (region: string): string | undefined => {
  const host = consoleHosts[partitionOf(region).id];
  if (host === undefined) return undefined;
  return host === 'console.aws.amazon.com' ? `https://${region}.${host}` : `https://${host}`;
};

const link = (region: string, service: string, hash: string): string | undefined => {
  const base = consoleOf(region);
  return base === undefined ? undefined : `${base}/${service}/home?region=${encodeURIComponent(region)}#${hash}`;
};

/** A page of the API Gateway console; `query` without the Region, which every page takes. */
const gatewayPage = ({ region }: Place, page: string, query = ''): string | undefined => {
  const base = consoleOf(region);
  return base && `${base}/apigateway/main/${page}?${query}${query && '&'}region=${encodeURIComponent(region)}`;
};

/** HTTP APIs have pages of their own; those that they share with nobody and whose address is not known are the API's. */
const apiPage = (place: ApiPlace, page: string, httpPage = 'api-detail'): string | undefined => {
  const id = encodeURIComponent(place.apiId);
  return gatewayPage(place, place.kind === 'HTTP' ? httpPage : `apis/${id}/${page}`, `api=${id}`);
};

/** Places in the AWS console. They open in the account that the reader is signed in to there. */
export const consoleLinks = {
  resources: (api: ApiPlace) => apiPage(api, api.kind === 'WEBSOCKET' ? 'routes' : 'resources', 'develop/routes'),
  cors: (api: ApiPlace) => apiPage(api, 'resources', 'develop/cors'),
  stages: (api: ApiPlace) => apiPage(api, 'stages'),
  resourcePolicy: (api: ApiPlace) => apiPage(api, 'resource-policy'),
  authorizers: (api: ApiPlace) => apiPage(api, 'authorizers'),
  gatewayResponses: (api: ApiPlace) => apiPage(api, 'gateway-responses'),
  apiSettings: (api: ApiPlace) => apiPage(api, 'api-settings'),
  apiKeys: (place: Place) => gatewayPage(place, 'api-keys'),
  usagePlans: (place: Place) => gatewayPage(place, 'usage-plans'),
  settings: (place: Place) => gatewayPage(place, 'settings'),
  domainNames: (place: Place) => gatewayPage(place, 'publish/domain-names'),
  domainName: (place: Place & { readonly name: string }) =>
    gatewayPage(place, 'publish/domain-names', `domain=${encodeURIComponent(place.name)}`),
  vpcEndpoint: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `EndpointDetails:vpcEndpointId=${encodeURIComponent(id)}`),
  vpcEndpoints: ({ region }: Place) => link(region, 'vpcconsole', 'Endpoints:'),
  vpcs: ({ region }: Place) => link(region, 'vpcconsole', 'vpcs:'),
  subnets: ({ region }: Place) => link(region, 'vpcconsole', 'subnets:'),
  routeTables: ({ region }: Place) => link(region, 'vpcconsole', 'RouteTables:'),
  networkAcls: ({ region }: Place) => link(region, 'vpcconsole', 'acls:'),
  securityGroups: ({ region }: Place) => link(region, 'ec2', 'SecurityGroups:'),
  networkInterfaces: ({ region }: Place) => link(region, 'ec2', 'NIC:'),
  role: ({ region, name }: Place & { readonly name: string }) =>
    link(region, 'iam', `/roles/details/${encodeURIComponent(name)}`),
  vpc: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `VpcDetails:VpcId=${encodeURIComponent(id)}`),
  subnet: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `SubnetDetails:subnetId=${encodeURIComponent(id)}`),
  securityGroup: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'ec2', `SecurityGroup:groupId=${encodeURIComponent(id)}`),
  lambdaFunction: ({ region, name }: Place & { readonly name: string }) =>
    link(region, 'lambda', `/functions/${encodeURIComponent(name)}`),
  vpcLink: ({ region, id }: Place & { readonly id: string }) =>
    gatewayPage({ region }, 'vpc-links/list', `vpcLink=${encodeURIComponent(id)}`),
  loadBalancer: ({ region, arn }: Place & { readonly arn: string }) =>
    link(region, 'ec2', `LoadBalancer:loadBalancerArn=${encodeURIComponent(arn)}`),
  logGroup: ({ region, name }: Place & { readonly name: string }) =>
    link(region, 'cloudwatch', `logsV2:log-groups/log-group/${encodeURIComponent(name).replaceAll('%', '$25')}`),
} as const;
