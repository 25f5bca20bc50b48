import {
  type AccountFacts,
  absent,
  type ApiSummary,
  type Fact,
  notAsked,
  present,
  type Snapshot,
  type SnapshotView,
} from '@gatescope/shared';
import account from '../../../packages/sandbox/accounts/demo.json' with { type: 'json' };

// A rough reading of the sandbox's account file, enough to look at pages without a server. Nothing here is shipped.

const readAt = new Date(Date.now() - 4 * 60_000).toISOString();
const file = account as unknown as Record<string, never> & {
  accountId: string;
  region: string;
  apis: Record<string, never>[];
};
const list = (value: unknown): Fact<never> => (value === undefined ? notAsked : present(value as never, readAt));
const map = (value: unknown): Record<string, Fact<never>> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, never>).map(([key, item]) => [key, present(item, readAt)]),
  );

const withoutValues = (keys: readonly Record<string, unknown>[]): unknown[] =>
  keys.map((key) => Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'value')));

const accountFacts = (): AccountFacts => ({
  apiGatewayAccount: list(file['getAccount']),
  usagePlans: list(file['usagePlans']),
  usagePlanKeys: map(file['usagePlanKeys']),
  apiKeys: list(withoutValues(file['apiKeys'] ?? [])),
  usage: map(file['usage']),
  domainNames: list(file['domainNames']),
  basePathMappings: map(file['basePathMappings']),
  domainNameAccessAssociations: absent(readAt),
  vpcLinks: absent(readAt),
  domainNamesV2: notAsked,
  apiMappings: {},
  routingRules: {},
  vpcLinksV2: notAsked,
  vpcEndpoints: list(file['vpcEndpoints']),
  vpcs: list(file['vpcs']),
  vpcDns: Object.fromEntries(
    (file['vpcs'] as { VpcId: string; enableDnsSupport: boolean; enableDnsHostnames: boolean }[]).map((vpc) => [
      vpc.VpcId,
      present({ enableDnsSupport: vpc.enableDnsSupport, enableDnsHostnames: vpc.enableDnsHostnames }, readAt),
    ]),
  ),
  subnets: list(file['subnets']),
  securityGroups: list(file['securityGroups']),
  networkAcls: { state: 'hidden', cause: 'denied', permission: { action: 'ec2:DescribeNetworkAcls', resource: '*' } },
  routeTables: list(file['routeTables']),
  networkInterfaces: list(file['networkInterfaces']),
  vpcEndpointServices: list(file['vpcEndpointServices']),
  functions: map(file['lambdaFunctions']),
  functionPolicies: {},
  functionConcurrency: {},
  roles: {},
  identityPolicies: {},
  webAcls: {},
  ipSets: {},
  loadBalancers: notAsked,
  listeners: {},
  targetGroups: notAsked,
  targetHealth: {},
  dnsRecords: list(file['dnsRecords']),
  distributions: notAsked,
});

interface Part {
  restApi?: {
    id: string;
    name: string;
    policy?: string;
    endpointConfiguration: { types: string[]; vpcEndpointIds?: string[] };
  };
  apiV2?: { ApiId: string; Name: string; ProtocolType: string };
  resources?: {
    path: string;
    resourceMethods?: Record<string, { authorizationType: string; apiKeyRequired: boolean }>;
  }[];
  deployedSummary?: Record<string, never>;
  stages?: { stageName: string; deploymentId: string }[];
  deployments?: { id: string }[];
  [key: string]: unknown;
}

const summaryOf = (part: Part): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    (part.resources ?? []).flatMap(({ path, resourceMethods }) =>
      resourceMethods
        ? [
            [
              path,
              Object.fromEntries(
                Object.entries(resourceMethods).map(([verb, { authorizationType, apiKeyRequired }]) => [
                  verb,
                  { authorizationType, apiKeyRequired },
                ]),
              ),
            ],
          ]
        : [],
    ),
  );

const deployedOf = (part: Part): Record<string, Fact<never>> =>
  Object.fromEntries(
    (part.deployments ?? []).map((deployment) => {
      const stage = part.stages?.find(({ deploymentId }) => deploymentId === deployment.id)?.stageName;
      const apiSummary = (stage && part.deployedSummary?.[stage]) ?? summaryOf(part);
      return [deployment.id, present({ ...deployment, apiSummary } as never, readAt)];
    }),
  );

const apiFacts = (part: Part): Snapshot['api'] =>
  part.restApi
    ? {
        kind: 'REST',
        restApi: present(part.restApi as never, readAt),
        resources: list(part.resources),
        stages: list(part.stages),
        deployments: list(part.deployments),
        deployed: deployedOf(part),
        exports: {},
        gatewayResponses: list(part['gatewayResponses'] ?? []),
        authorizers: list(part['authorizers'] ?? []),
        requestValidators: notAsked,
        models: notAsked,
      }
    : {
        kind: part.apiV2?.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
        api: present(part.apiV2 as never, readAt),
        routes: list(part['routes']),
        integrations: list(part['integrations']),
        stages: list(part.stages),
        authorizers: list(part['authorizers']),
        deployments: list(part['deployments']),
        exports: {},
      };

const parts = file.apis as unknown as Part[];
const idOf = (part: Part): string => part.restApi?.id ?? part.apiV2?.ApiId ?? '';

/** All APIs of the demo account. */
export const demoApis = (): ApiSummary[] =>
  parts.map((part) => ({
    accountId: file.accountId,
    region: file.region,
    id: idOf(part),
    name: part.restApi?.name ?? part.apiV2?.Name ?? '',
    kind: apiFacts(part).kind,
    endpointTypes: part.restApi?.endpointConfiguration.types ?? ['REGIONAL'],
    createdDate: '2024-02-12T09:12:44.000Z',
    ...(part.restApi?.endpointConfiguration.vpcEndpointIds
      ? { vpcEndpointIds: part.restApi.endpointConfiguration.vpcEndpointIds }
      : {}),
    ...(part.restApi ? { hasPolicy: part.restApi.policy !== undefined } : {}),
  }));

/** One API of the demo account. */
export const demoApi = (apiId: string): SnapshotView | undefined => {
  const part = parts.find((candidate) => idOf(candidate) === apiId);
  if (part === undefined) return undefined;
  const api = apiFacts(part);
  const target = { accountId: file.accountId, region: file.region, apiId, kind: api.kind };
  return {
    target,
    name: part.restApi?.name ?? part.apiV2?.Name ?? apiId,
    snapshot: { format: 'gatescope-snapshot/1', takenAt: readAt, target, api, account: accountFacts() },
    factAges: [
      { pointer: '/api/restApi', state: 'present', readAt },
      { pointer: '/account/networkAcls', state: 'hidden' },
    ],
    calls: [],
  };
};
