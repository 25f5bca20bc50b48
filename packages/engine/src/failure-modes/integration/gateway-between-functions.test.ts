import { expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, proxyMethod, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { gatewayBetweenFunctions } from './gateway-between-functions.ts';
import { gatewayBetweenFunctionsExample } from './gateway-between-functions.example.ts';

testFailureMode(gatewayBetweenFunctions, gatewayBetweenFunctionsExample);

it('does not blame a private API for leading to another one', () => {
  const method = proxyMethod('GET', {
    methodIntegration: {
      type: 'HTTP_PROXY',
      httpMethod: 'GET',
      uri: `https://z9y8x7w6v5.execute-api.${ids.region}.amazonaws.com/prod/orders`,
    },
  });
  const { latent } = diagnose(
    inputOf({ account: privateAccount({ resources: { '/orders': { GET: method } } }), request: vpcRequest() }),
  );
  expect(latent.map(({ id }) => id)).not.toContain('gateway-between-functions');
});
