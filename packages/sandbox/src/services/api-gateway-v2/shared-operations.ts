import type { Call, Operation } from '../../call.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { found, pagedItems, read } from './operation.ts';
import { toWireNames } from './wire-names.ts';

/** Reads of what HTTP and WebSocket APIs share: domain names, mappings, routing rules, VPC links, tags. */
export const sharedOperations: readonly Operation[] = [
  read('GetDomainNames', '/domainnames', (call) => pagedItems(call, listDomains(call))),
  read('GetDomainName', '/domainnames/{domainName}', (call) => toWireNames(findDomain(call))),
  read('GetApiMappings', '/domainnames/{domainName}/apimappings', (call) => {
    return pagedItems(call, call.account.wide.apiMappings?.[knownDomain(call)] ?? []);
  }),
  {
    ...read('ListRoutingRules', '/domainnames/{domainName}/routingrules', listRoutingRules),
    // Routing rules are the one thing here that is not read with apigateway:GET.
    action: 'apigateway:ListRoutingRules',
    resource: ({ partition, region, accountId, input }) =>
      `arn:${partition}:apigateway:${region}:${accountId}:/domainnames/${input.text('domainName') ?? ''}/routingrules/*`,
  },
  read('GetVpcLinks', '/vpclinks', (call) => pagedItems(call, listVpcLinks(call))),
  read('GetVpcLink', '/vpclinks/{vpcLinkId}', (call) => {
    const id = call.input.text('vpcLinkId');
    const link = listVpcLinks(call).find(({ VpcLinkId }) => VpcLinkId === id);
    return toWireNames(found(link, 'Invalid VpcLink identifier specified'));
  }),
  {
    ...read('GetTags', '/tags/{resourceArn}', (call) => ({ tags: findTags(call) })),
    resource: ({ partition, region, input }) =>
      `arn:${partition}:apigateway:${region}::/tags/${encodeURIComponent(input.text('resourceArn') ?? '')}`,
  },
];

function listDomains({ account }: Call): readonly JsonObject[] {
  const { domainNames = [], domainNamesV2 = [] } = account.wide;
  return [...domainNames, ...domainNamesV2].filter(({ DomainName }) => DomainName !== undefined);
}

function findDomain(call: Call): JsonObject {
  const name = call.input.text('domainName');
  const domain = listDomains(call).find(({ DomainName }) => DomainName === name);
  return found(domain, 'Invalid domain name identifier specified');
}

// Domain names are one set for both versions, so mappings and rules of a name that the file has in v1 form are read here too.
function knownDomain(call: Call): string {
  const name = call.input.text('domainName') ?? '';
  const { domainNames = [] } = call.account.wide;
  if (domainNames.some((domain) => domain['domainName'] === name)) return name;
  findDomain(call);
  return name;
}

function listRoutingRules(call: Call): JsonObject {
  const name = knownDomain(call);
  const id = call.input.text('domainNameId');
  const rules = call.account.wide.routingRules;
  return pagedItems(
    call,
    (id === undefined ? undefined : rules?.[`${name}+${id}`]) ?? rules?.[name] ?? [],
    'routingRules',
  );
}

function listVpcLinks({ account }: Call): readonly JsonObject[] {
  return (account.wide.vpcLinks ?? []).filter(({ VpcLinkId }) => VpcLinkId !== undefined);
}

function findTags(call: Call): JsonObject {
  const path = (call.input.text('resourceArn') ?? '').split(':').slice(5).join(':');
  const [, kind = '', id = '', child, childId] = path.split('/');
  const api = call.account.httpApis.find(({ apiV2 }) => apiV2.ApiId === id);
  const candidates: Readonly<Record<string, JsonObject | undefined>> = {
    apis: child === 'stages' ? api?.stages?.find(({ StageName }) => StageName === childId) : api?.apiV2,
    vpclinks: listVpcLinks(call).find(({ VpcLinkId }) => VpcLinkId === id),
    domainnames: listDomains(call).find(({ DomainName }) => DomainName === id),
  };
  const tags = found(candidates[kind], 'Invalid Resource identifier specified')['Tags'];
  return isJsonObject(tags) ? tags : {};
}
