import type { Example } from '../../testing/example.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const uri = `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders:\${stageVariables.alias}/invocations`;
const method = proxyMethod('GET', {
  methodIntegration: {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri,
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
  },
});
const account = (variables: Record<string, string>) =>
  restAccount({ resources: { '/orders': { GET: method } }, stage: { variables } });

/** The alias of the function is a stage variable that this stage lacks. */
export const stageVariableMissingExample: Example = {
  broken: {
    account: account({ table: 'orders' }),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account({ table: 'orders', alias: 'live' }), request: publicRequest() },
};
