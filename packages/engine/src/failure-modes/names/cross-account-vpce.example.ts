import { apiArn, ids, vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';
import { domainName, executeDomainArn, privateDomainAccount } from './private-domain-account.ts';

const consumer = { accountId: '210987654321', vpceId: 'vpce-0b1b2c3d4e5f60001' };
const open = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: executeDomainArn }],
});
const rest = {
  policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }],
  parts: { dnsRecords: [] },
};
const request = vpcRequest({
  url: `https://${consumer.vpceId}-wxyz9876.execute-api.${ids.region}.vpce.amazonaws.com/orders`,
  headers: { Host: domainName },
  callerAccountId: consumer.accountId,
  sourceVpcId: 'vpc-0b1b2c3d4e5f60001',
  sourceSubnetId: null,
  sourceVpceId: consumer.vpceId,
});

/** A partner calls the private domain name through its own endpoint, which nobody associated. */
export const crossAccountVpceExample: Example = {
  broken: {
    account: privateDomainAccount({ domain: { policy: open }, rest }),
    request,
    symptom: {
      kind: 'refused',
      status: 403,
      body: '{"message":"Forbidden"}',
      headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    },
  },
  healthy: {
    account: privateDomainAccount({ domain: { policy: open }, associated: [ids.vpceId, consumer.vpceId], rest }),
    request,
  },
};
