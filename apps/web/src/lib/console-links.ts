import { partitionOf } from '@gatescope/shared';

interface Place {
  readonly region: string;
}

interface ApiPlace extends Place {
  readonly apiId: string;
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

const apiPage = ({ region, apiId }: ApiPlace, page: string): string | undefined => {
  const base = consoleOf(region);
  const query = `api=${encodeURIComponent(apiId)}&region=${encodeURIComponent(region)}`;
  return base === undefined ? undefined : `${base}/apigateway/main/apis/${encodeURIComponent(apiId)}/${page}?${query}`;
};

/** Places in the AWS console. They open in the account that the reader is signed in to there. */
export const consoleLinks = {
  resources: (api: ApiPlace) => apiPage(api, 'resources'),
  stages: (api: ApiPlace) => apiPage(api, 'stages'),
  resourcePolicy: (api: ApiPlace) => apiPage(api, 'resource-policy'),
  authorizers: (api: ApiPlace) => apiPage(api, 'authorizers'),
  gatewayResponses: (api: ApiPlace) => apiPage(api, 'gateway-responses'),
  apiSettings: (api: ApiPlace) => apiPage(api, 'api-settings'),
  apiKeys: ({ region }: Place) => {
    const base = consoleOf(region);
    return base && `${base}/apigateway/main/api-keys?region=${encodeURIComponent(region)}`;
  },
  usagePlans: ({ region }: Place) => {
    const base = consoleOf(region);
    return base && `${base}/apigateway/main/usage-plans?region=${encodeURIComponent(region)}`;
  },
  vpcEndpoint: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `EndpointDetails:vpcEndpointId=${encodeURIComponent(id)}`),
  vpc: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `VpcDetails:VpcId=${encodeURIComponent(id)}`),
  subnet: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'vpcconsole', `SubnetDetails:subnetId=${encodeURIComponent(id)}`),
  securityGroup: ({ region, id }: Place & { readonly id: string }) =>
    link(region, 'ec2', `SecurityGroup:groupId=${encodeURIComponent(id)}`),
  lambdaFunction: ({ region, name }: Place & { readonly name: string }) =>
    link(region, 'lambda', `/functions/${encodeURIComponent(name)}`),
  logGroup: ({ region, name }: Place & { readonly name: string }) =>
    link(region, 'cloudwatch', `logsV2:log-groups/log-group/${encodeURIComponent(name).replaceAll('%', '$25')}`),
} as const;
