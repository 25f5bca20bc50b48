import type {
  AccountFacts,
  AccountFile,
  ApiMapping,
  Deployment,
  DomainName,
  DomainNameV2,
  Fact,
  HttpApiFacts,
  HttpApiPart,
  IdentityPolicy,
  LambdaFunction,
  Method,
  Resource,
  RestApiFacts,
  RestApiPart,
  Snapshot,
  VpcLink,
  VpcLinkV2,
} from '@gatescope/shared';
import { absent, hidden, present, webAclSchema, withEncodedSearchText, withSearchText } from '@gatescope/shared';

const denied = hidden('denied');

/** Parts that "absent" means "none" for. */
const listed = <T>(items: readonly T[] | undefined): Fact<T[]> => present([...(items ?? [])]);
/** Parts that "absent" means "not readable" for. */
const surroundings = <T>(items: readonly T[] | undefined): Fact<T[]> => (items ? present([...items]) : denied);
const mapped = <In, Out>(
  items: Readonly<Record<string, In>> | undefined,
  to: (item: In) => Fact<Out>,
): Record<string, Fact<Out>> => Object.fromEntries(Object.entries(items ?? {}).map(([key, item]) => [key, to(item)]));

const summaryOf = (resources: readonly Resource[]): NonNullable<Deployment['apiSummary']> =>
  Object.fromEntries(
    resources
      .filter(({ resourceMethods }) => resourceMethods)
      .map(({ path, resourceMethods }) => [
        path,
        Object.fromEntries(
          Object.entries(resourceMethods ?? {}).map(([verb, method]: [string, Method]) => [
            verb,
            { authorizationType: method.authorizationType ?? 'NONE', apiKeyRequired: method.apiKeyRequired ?? false },
          ]),
        ),
      ]),
  );

const deployedOf = (part: RestApiPart): Record<string, Fact<Deployment>> => {
  const result: Record<string, Fact<Deployment>> = {};
  for (const stage of part.stages ?? []) {
    for (const id of [stage.deploymentId, stage.canarySettings?.deploymentId]) {
      if (!id) continue;
      const deployment = part.deployments?.find((candidate) => candidate.id === id) ?? { id };
      const own =
        deployment.apiSummary ?? (id === stage.deploymentId ? part.deployedSummary?.[stage.stageName] : undefined);
      result[id] ??= present({ ...deployment, apiSummary: own ?? summaryOf(part.resources ?? []) });
    }
  }
  return result;
};

const restFacts = (part: RestApiPart): RestApiFacts => ({
  kind: 'REST',
  restApi: present(part.restApi),
  resources: listed(part.resources),
  stages: listed(part.stages),
  deployments: present((part.deployments ?? []).map(({ apiSummary: _summary, ...deployment }) => deployment)),
  deployed: deployedOf(part),
  exports: mapped(part.deployedExport, (document) => present(document)),
  gatewayResponses: listed(part.gatewayResponses),
  authorizers: listed(part.authorizers),
  requestValidators: listed(part.requestValidators),
  models: listed(part.models),
});

const httpFacts = (part: HttpApiPart): HttpApiFacts => ({
  kind: part.apiV2.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
  api: present(part.apiV2),
  routes: listed(part.routes),
  integrations: listed(part.integrations),
  stages: listed(part.stages),
  authorizers: listed(part.authorizers),
  deployments: listed(part.deployments),
  exports: mapped(part.deployedExport, (document) => present(document)),
});

const isV1Domain = (domain: DomainName | DomainNameV2): domain is DomainName => 'domainName' in domain;
const isV1Link = (link: VpcLink | VpcLinkV2): link is VpcLink => !('VpcLinkId' in link);

const functionArn = (file: AccountFile, name: string, value: LambdaFunction): string =>
  value.FunctionArn ??
  (name.startsWith('arn:') ? name : `arn:aws:lambda:${file.region}:${file.accountId}:function:${name}`);

const functionFacts = (
  file: AccountFile,
): Pick<AccountFacts, 'functions' | 'functionPolicies' | 'functionConcurrency'> => {
  const functions: AccountFacts['functions'] = {};
  const functionPolicies: AccountFacts['functionPolicies'] = {};
  const functionConcurrency: AccountFacts['functionConcurrency'] = {};
  for (const [name, { policy, ...value }] of Object.entries(file.lambdaFunctions ?? {})) {
    const arn = functionArn(file, name, value);
    functions[arn] = present(value);
    if (policy !== undefined)
      functionPolicies[arn] =
        policy === null ? absent() : present(typeof policy === 'string' ? policy : JSON.stringify(policy));
    const reserved = (value as { ReservedConcurrentExecutions?: number }).ReservedConcurrentExecutions;
    functionConcurrency[arn] = reserved === undefined ? absent() : present({ ReservedConcurrentExecutions: reserved });
  }
  return { functions, functionPolicies, functionConcurrency };
};

const identityFact = (documents: readonly unknown[]): Fact<IdentityPolicy[]> =>
  present(
    documents.map((document, index) => {
      const { PolicyName, PolicyDocument, PolicyArn, GroupName } = document as Partial<IdentityPolicy>;
      return {
        PolicyName: PolicyName ?? `policy-${index}`,
        PolicyDocument: PolicyDocument ?? document,
        ...(PolicyArn ? { PolicyArn } : {}),
        ...(GroupName ? { GroupName } : {}),
      };
    }),
  );

const noMappings = (domains: readonly (DomainName | DomainNameV2)[]): Record<string, readonly ApiMapping[]> =>
  Object.fromEntries(domains.map((domain) => [isV1Domain(domain) ? domain.domainName : domain.DomainName, []]));

const accountFacts = (file: AccountFile): AccountFacts => ({
  apiGatewayAccount: file.getAccount ? present(file.getAccount) : denied,
  usagePlans: listed(file.usagePlans),
  usagePlanKeys: mapped(file.usagePlanKeys, (keys) => present([...keys])),
  apiKeys: listed(file.apiKeys?.map(({ value: _value, ...key }) => key)),
  usage: mapped(file.usage, (usage) => present(usage)),
  domainNames: present((file.domainNames ?? []).filter(isV1Domain)),
  basePathMappings: Object.fromEntries(
    (file.domainNames ?? []).filter(isV1Domain).map((domain) => {
      const key =
        domain.domainNameId && domain.endpointConfiguration?.types?.includes('PRIVATE')
          ? `${domain.domainName}+${domain.domainNameId}`
          : domain.domainName;
      return [key, present([...(file.basePathMappings?.[key] ?? file.basePathMappings?.[domain.domainName] ?? [])])];
    }),
  ),
  domainNameAccessAssociations: listed(file.domainNameAccessAssociations),
  vpcLinks: present((file.vpcLinks ?? []).filter(isV1Link)),
  domainNamesV2: present([
    ...(file.domainNamesV2 ?? (file.domainNames ?? []).filter((domain) => !isV1Domain(domain))),
  ] as DomainNameV2[]),
  // A domain that is listed was asked for its mappings, in both interfaces.
  apiMappings: mapped(
    { ...noMappings([...(file.domainNames ?? []), ...(file.domainNamesV2 ?? [])]), ...file.apiMappings },
    (mappings) => present([...mappings]),
  ),
  routingRules: mapped(file.routingRules, (rules) => present([...rules])),
  vpcLinksV2: present((file.vpcLinks ?? []).filter((link): link is VpcLinkV2 => !isV1Link(link))),
  vpcEndpoints: listed(file.vpcEndpoints),
  vpcs: listed(file.vpcs?.map(({ enableDnsSupport: _support, enableDnsHostnames: _hostnames, ...vpc }) => vpc)),
  vpcDns: Object.fromEntries(
    (file.vpcs ?? []).map((vpc) => [
      vpc.VpcId,
      present({ enableDnsSupport: vpc.enableDnsSupport ?? true, enableDnsHostnames: vpc.enableDnsHostnames ?? false }),
    ]),
  ),
  subnets: listed(file.subnets),
  securityGroups: listed(file.securityGroups),
  networkAcls: listed(file.networkAcls),
  routeTables: surroundings(file.routeTables),
  networkInterfaces: listed(file.networkInterfaces),
  vpcEndpointServices: surroundings(file.vpcEndpointServices),
  ...functionFacts(file),
  roles: Object.fromEntries(Object.values(file.iamRoles ?? {}).map((role) => [role.Arn ?? '', present(role)])),
  identityPolicies: mapped(file.identityPolicies, identityFact),
  webAcls: Object.fromEntries(
    (file.webAcls ?? []).map((acl) => [
      acl.ARN ?? '',
      present(webAclSchema.parse(withSearchText(withEncodedSearchText(acl)))),
    ]),
  ),
  ipSets: Object.fromEntries((file.ipSets ?? []).map((set) => [set.ARN ?? '', present(set)])),
  loadBalancers: surroundings(file.loadBalancers),
  listeners: Object.fromEntries(
    (file.loadBalancers ?? []).map(({ LoadBalancerArn }) => [
      LoadBalancerArn ?? '',
      present((file.listeners ?? []).filter((listener) => listener.LoadBalancerArn === LoadBalancerArn)),
    ]),
  ),
  targetGroups: surroundings(file.targetGroups),
  targetHealth: mapped(file.targetHealth, (health) => present([...health])),
  dnsRecords: surroundings(file.dnsRecords),
  distributions: file.cloudFront ? present([file.cloudFront].flat() as never) : denied,
});

/**
 * The snapshot that collecting this account's API would give, with everything asked: what examples and engine tests
 * use instead of the wire. Keys that the file does not hold stay `hidden: not-asked` in the maps.
 */
export const snapshotOf = (
  file: AccountFile,
  options: { readonly apiId?: string; readonly takenAt?: string } = {},
): Snapshot => {
  const parts = 'apis' in file ? file.apis : [file as RestApiPart | HttpApiPart];
  const idOf = (part: RestApiPart | HttpApiPart): string => ('restApi' in part ? part.restApi.id : part.apiV2.ApiId);
  const part = parts.find((candidate) => idOf(candidate) === options.apiId) ?? parts[0];
  if (!part) throw new Error('The account file holds no API: give it `restApi`, `apiV2` or `apis`.');
  const factsOf = (own: RestApiPart | HttpApiPart): Snapshot['api'] =>
    'restApi' in own ? restFacts(own) : httpFacts(own);
  const api = factsOf(part);
  const others = parts.filter((other) => other !== part);
  return {
    format: 'gatescope-snapshot/1',
    takenAt: options.takenAt ?? '2024-06-01T12:00:00.000Z',
    target: { accountId: file.accountId, region: file.region, apiId: idOf(part), kind: api.kind },
    api,
    account: accountFacts(file),
    ...(others.length > 0
      ? { otherApis: Object.fromEntries(others.map((other) => [idOf(other), present(factsOf(other))])) }
      : {}),
  };
};
