import { parseArn, parsePointer, toPointer } from '@gatescope/shared';

// One table of words for the places of a snapshot: first by API part, then by account part.
const apiParts: Readonly<Record<string, string>> = {
  restApi: 'the API',
  api: 'the API',
  resources: 'resources and methods',
  routes: 'routes',
  integrations: 'integrations',
  stages: 'stages',
  deployments: 'deployments',
  deployed: 'what a deployment holds',
  exports: 'the deployed export',
  gatewayResponses: 'gateway responses',
  authorizers: 'authorizers',
  requestValidators: 'request validators',
  models: 'models',
};

const accountParts: Readonly<Record<string, string>> = {
  apiGatewayAccount: 'API Gateway account settings',
  usagePlans: 'usage plans',
  usagePlanKeys: 'keys of usage plan',
  apiKeys: 'API keys',
  usage: 'usage of plan',
  domainNames: 'custom domain names',
  basePathMappings: 'base path mappings of',
  domainNameAccessAssociations: 'domain name access associations',
  vpcLinks: 'VPC links',
  domainNamesV2: 'custom domain names',
  apiMappings: 'API mappings of',
  routingRules: 'routing rules of',
  vpcLinksV2: 'VPC links',
  vpcEndpoints: 'VPC endpoints for execute-api',
  vpcs: 'VPCs',
  vpcDns: 'DNS attributes of',
  subnets: 'subnets',
  securityGroups: 'security groups',
  networkAcls: 'network ACLs',
  routeTables: 'route tables',
  networkInterfaces: 'network interfaces',
  vpcEndpointServices: 'VPC endpoint services',
  functions: 'function',
  functionPolicies: 'resource policy of function',
  functionConcurrency: 'reserved concurrency of function',
  roles: 'role',
  identityPolicies: 'identity policies of',
  webAcls: 'web ACL',
  ipSets: 'IP set',
  loadBalancers: 'load balancers',
  listeners: 'listeners of',
  targetGroups: 'target groups',
  targetHealth: 'target health of',
  dnsRecords: 'DNS records',
  distributions: 'CloudFront distributions',
};

// Leaves whose own name says more than the part they lie in.
const leaves: Readonly<Record<string, string>> = {
  policy: 'resource policy',
  PolicyDocument: 'endpoint policy',
  endpointConfiguration: 'endpoint configuration',
  vpcEndpointIds: 'associated VPC endpoints',
  disableExecuteApiEndpoint: 'default endpoint switch',
  apiKeySource: 'API key source',
  binaryMediaTypes: 'binary media types',
  authorizationType: 'authorization type',
  apiKeyRequired: 'API key requirement',
  methodIntegration: 'integration',
  PrivateDnsEnabled: 'private DNS',
  State: 'state',
  Groups: 'security groups',
  IpPermissions: 'inbound rules',
  canarySettings: 'canary settings',
  deploymentId: 'deployment',
  variables: 'stage variables',
  accessLogSettings: 'access log settings',
  webAclArn: 'web ACL',
  cloudwatchRoleArn: 'CloudWatch role',
  enableDnsSupport: 'DNS support',
  enableDnsHostnames: 'DNS host names',
};

const keyedParts = new Set(['deployed', 'exports']);
const isIndex = (token: string): boolean => /^\d+$/.test(token);
/** What a key of a map is called: the last part of an ARN, else the key itself. */
const nameOfKey = (key: string): string => parseArn(key)?.resource.replace(/^[a-z-]+[:/]/, '') ?? key;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const partWords = (tokens: readonly string[]): string => {
  const [root, part = '', key] = tokens;
  if (root === 'api') {
    const words = apiParts[part] ?? part;
    return keyedParts.has(part) && key !== undefined ? `${words} (${key})` : words;
  }
  const words = accountParts[part] ?? part;
  return key !== undefined && key !== 'value' && !isIndex(key) ? `${words} ${nameOfKey(key)}` : words;
};

/** A snapshot pointer in words: "Resource policy of the API", "VPC endpoints for execute-api: private DNS". */
export const toPointerWords = (pointer: string): string => {
  const tokens = parsePointer(pointer);
  if (tokens[0] === 'otherAccounts' && tokens[1] !== undefined) {
    return `${toPointerWords(toPointer('account', ...tokens.slice(2)))} (account ${tokens[1]})`;
  }
  if (tokens[0] === 'otherApis' && tokens[1] !== undefined) {
    const inApi = tokens.slice(tokens[2] === 'value' ? 3 : 2);
    return `${toPointerWords(toPointer('api', ...(inApi.length > 0 ? inApi : ['api'])))} (second API ${tokens[1]})`;
  }
  const part = partWords(tokens);
  const inside = tokens.slice(2).filter((token) => token !== 'value');
  const leaf = inside.toReversed().find((token) => leaves[token] !== undefined);
  if (leaf === undefined) return sentence(part);
  return part === 'the API' ? sentence(`${leaves[leaf]} of the API`) : sentence(`${part}: ${leaves[leaf]}`);
};
