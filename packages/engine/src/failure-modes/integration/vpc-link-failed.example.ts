import type { Example } from '../../testing/example.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const balancer = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:loadbalancer/net/orders/0123456789abcdef`;
const method = proxyMethod('GET', {
  methodIntegration: {
    type: 'HTTP_PROXY',
    httpMethod: 'GET',
    uri: 'http://orders.example.com/orders',
    connectionType: 'VPC_LINK',
    connectionId: 'lnk001',
    timeoutInMillis: 29_000,
  },
});
const account = (status: string) =>
  restAccount({
    resources: { '/orders': { GET: method } },
    parts: { vpcLinks: [{ id: 'lnk001', name: 'orders', targetArns: [balancer], status }] },
  });

/** The link failed because its load balancer was deleted. */
export const vpcLinkFailedExample: Example = {
  broken: {
    account: account('FAILED'),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account('AVAILABLE'), request: publicRequest() },
  companions: { 'integration-endpoint-unreachable': 'without the state of the link only "cannot be reached" remains' },
};
