import { vpcRequest } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';
import { domainName, executeDomainArn, privateDomainAccount } from './private-domain-account.ts';

const denyAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: executeDomainArn }],
});
const request = vpcRequest({ url: `https://${domainName}/orders` });

/** The domain name still has the policy that the console gave it. */
export const privateDomainDeniedExample: Example = {
  broken: {
    account: privateDomainAccount({ domain: { policy: denyAll } }),
    request,
    symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
  },
  healthy: { account: privateDomainAccount(), request },
};
