import { readable } from '../../aws-error.ts';
import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { findOr, notFound, pagedList, read } from './operation.ts';

/** Reads of what a Region's APIs share. */
export const accountOperations: readonly Operation[] = [
  read('GetAccount', '/account', ({ account }) => readable(account.wide.getAccount)),
  read('GetVpcLinks', '/vpclinks', (call) => pagedList(call, listVpcLinks(call))),
  read('GetVpcLink', '/vpclinks/{vpcLinkId}', (call) =>
    findOr(
      listVpcLinks(call),
      ({ id }) => id === call.input.text('vpcLinkId'),
      'Invalid Vpc Link identifier specified',
    ),
  ),
  read('GetClientCertificates', '/clientcertificates', (call) =>
    pagedList(call, call.account.wide.clientCertificates ?? []),
  ),
  {
    ...read('GetTags', '/tags/{resourceArn}', (call) => ({ tags: findTagged(call)['tags'] ?? {} })),
    // The tagged ARN stands in the path with its colons and slashes encoded.
    resource: ({ partition, region, input }) =>
      `arn:${partition}:apigateway:${region}::/tags/${encodeURIComponent(input.text('resourceArn') ?? '')}`,
  },
];

function listVpcLinks({ account }: Call): readonly JsonObject[] {
  return (account.wide.vpcLinks ?? []).filter((link) => link['id'] !== undefined);
}

function findTagged({ account, input }: Call): JsonObject {
  const path = (input.text('resourceArn') ?? '').split(':').slice(5).join(':');
  const [, kind = '', id = '', child, childId] = path.split('/');
  const api = account.restApis.find(({ restApi }) => restApi.id === id);
  const candidates: Readonly<Record<string, JsonObject | undefined>> = {
    restapis: child === 'stages' ? api?.stages?.find(({ stageName }) => stageName === childId) : api?.restApi,
    usageplans: account.wide.usagePlans?.find((plan) => plan.id === id),
    apikeys: account.wide.apiKeys?.find((key) => key.id === id),
    vpclinks: account.wide.vpcLinks?.find((link) => link['id'] === id),
    domainnames: account.wide.domainNames?.find((domain) => domain['domainName'] === id.split('+')[0]),
  };
  const tagged = candidates[kind];
  if (tagged === undefined) throw notFound('Invalid Resource identifier specified');
  return tagged;
}
