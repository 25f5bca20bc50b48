import type { Scenario } from '../../testing/example.ts';
import {
  apiArn,
  ids,
  invokeUrl,
  privateAccount,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../../testing/build-account.ts';

const open = { policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }] };
const notFound = { kind: 'no-connection', body: 'getaddrinfo ENOTFOUND' } as const;
const onPremises = {
  from: 'on-prem',
  sourceVpcId: null,
  sourceSubnetId: null,
  sourceVpceId: null,
  sourceIp: '192.168.7.7',
};
const elsewhere = {
  Name: 'orders.internal.example.com.',
  Type: 'CNAME',
  ResourceRecords: [{ Value: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com` }],
  HostedZone: { PrivateZone: true, VPCs: ['vpc-0a1b2c3d4e5f60077'] },
};

/** The other ways in which a URL does not fit, one per reason. */
export const wrongInvokeUrlVariants: Readonly<Record<string, Scenario>> = {
  'private-api-from-outside': { account: privateAccount(open), request: publicRequest(), symptom: notFound },
  'private-api-from-on-premises': { account: privateAccount(open), request: vpcRequest(onPremises), symptom: notFound },
  'wrong-region': {
    account: restAccount(),
    request: publicRequest({ url: invokeUrl().replace(ids.region, 'eu-west-2') }),
    symptom: notFound,
  },
  'wrong-suffix': {
    account: restAccount(),
    request: publicRequest({ url: invokeUrl().replace('amazonaws.com', 'amazonaws.com.cn') }),
    symptom: notFound,
  },
  'other-api': {
    account: restAccount(),
    request: publicRequest({ url: invokeUrl().replace(ids.apiId, 'z9y8x7w6v5') }),
    symptom: notFound,
  },
  'zone-not-associated': {
    account: privateAccount({ ...open, parts: { dnsRecords: [elsewhere] } }),
    request: vpcRequest({ url: 'https://orders.internal.example.com/prod/orders' }),
    symptom: notFound,
  },
  malformed: { account: restAccount(), request: publicRequest({ url: 'https:/broken' }), symptom: {} },
};
