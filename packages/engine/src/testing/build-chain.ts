import type { AccountFile, AccountParts, Integration, RestApiPart } from '@gatescope/shared';
import type { RestOptions } from './build-account.ts';
import { escapedPolicy, ids, networkParts, proxyMethod, restAccount } from './build-account.ts';

/** Id of the API that the first one's integration calls. */
export const nextApiId = 'z9y8x7w6v5';

const linkId = 'lnk001';
const balancer = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/net/chain/0123456789abcdef`;
const group = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:targetgroup/chain/0123456789abcdef`;

/** Default host of the second API. */
export const nextHost = `${nextApiId}.execute-api.${ids.region}.amazonaws.com`;

/** An integration over the VPC link to the endpoint's load balancer. */
export const linked = (uri: string, requestParameters?: Record<string, string>): Partial<Integration> => ({
  uri,
  connectionType: 'VPC_LINK',
  connectionId: linkId,
  ...(requestParameters ? { requestParameters } : {}),
});

/** A VPC link whose load balancer passes TCP on to the addresses of the endpoint. */
const linkParts = (): AccountParts => ({
  ...networkParts(),
  networkInterfaces: [
    { NetworkInterfaceId: 'eni-0a1b2c3d4e5f60001', PrivateIpAddress: '10.0.1.50' },
    { NetworkInterfaceId: 'eni-0a1b2c3d4e5f60002', PrivateIpAddress: '10.0.2.50' },
  ],
  vpcLinks: [{ id: linkId, name: 'chain', targetArns: [balancer], status: 'AVAILABLE' }],
  loadBalancers: [
    {
      LoadBalancerArn: balancer,
      LoadBalancerName: 'chain',
      DNSName: `chain-0123456789abcdef.elb.${ids.region}.amazonaws.com`,
      Scheme: 'internal',
      Type: 'network',
      VpcId: ids.vpcId,
      State: { Code: 'active' },
    },
  ],
  listeners: [
    {
      ListenerArn: `${balancer.replace(':loadbalancer/', ':listener/')}/89abcdef01234567`,
      LoadBalancerArn: balancer,
      Port: 443,
      Protocol: 'TCP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    },
  ],
  targetGroups: [
    {
      TargetGroupArn: group,
      TargetGroupName: 'chain',
      LoadBalancerArns: [balancer],
      TargetType: 'ip',
      Protocol: 'TCP',
      Port: 443,
    },
  ],
  targetHealth: { [group]: [{ Target: { Id: '10.0.1.50', Port: 443 }, TargetHealth: { State: 'healthy' } }] },
});

const partOf = (options: RestOptions): RestApiPart => {
  const { restApi, resources, stages, deployments } = restAccount(options) as AccountFile & RestApiPart; // a REST account
  return {
    restApi,
    ...(resources ? { resources } : {}),
    ...(stages ? { stages } : {}),
    ...(deployments ? { deployments } : {}),
  };
};

export interface ChainOptions {
  /** Of GET /orders of the first API. */
  readonly integration: Partial<Integration>;
  /** The first API's own resources, where GET /orders alone does not do. */
  readonly resources?: RestOptions['resources'];
  /** The second API; private unless it says otherwise. */
  readonly next?: RestOptions;
  /** Statements of the second API's policy; admits the endpoint when absent. */
  readonly nextPolicy?: readonly unknown[];
}

/** Allows the second API through one endpoint. */
export const allowThrough = (vpceId: string): unknown => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: `arn:aws:execute-api:${ids.region}:${ids.accountId}:${nextApiId}/*`,
  Condition: { StringEquals: { 'aws:SourceVpce': vpceId } },
});

/** A public API whose integration calls a second, private API of the same account through a VPC link. */
export const chainAccount = ({ integration, resources, next = {}, nextPolicy }: ChainOptions): AccountFile => ({
  accountId: ids.accountId,
  region: ids.region,
  apis: [
    partOf({
      resources: resources ?? {
        '/orders': {
          GET: proxyMethod('GET', {
            methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', timeoutInMillis: 29_000, ...integration },
          }),
        },
      },
    }),
    partOf({
      endpointType: 'PRIVATE',
      ...next,
      restApi: {
        id: nextApiId,
        name: 'stock',
        policy: escapedPolicy(nextPolicy ?? [allowThrough(ids.vpceId)]),
        ...next.restApi,
      },
    }),
  ],
  ...linkParts(),
});
