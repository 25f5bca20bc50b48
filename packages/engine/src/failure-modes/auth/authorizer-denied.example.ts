import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const pool = `${ids.region}_EXAMPLE01`;
const account = restAccount({
  resources: {
    '/orders': {
      GET: proxyMethod('GET', {
        authorizationType: 'COGNITO_USER_POOLS',
        authorizerId: 'auth01',
        authorizationScopes: ['orders/read'],
      }),
    },
  },
  parts: {
    authorizers: [
      {
        id: 'auth01',
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        authType: 'cognito_user_pools',
        providerARNs: [`arn:aws:cognito-idp:${ids.region}:${ids.accountId}:userpool/${pool}`],
        identitySource: 'method.request.header.Authorization',
      },
    ],
  },
});

const requestWith = (scope: string) =>
  publicRequest({
    headers: { Authorization: 'Bearer <token>' },
    tokenClaims: {
      iss: `https://cognito-idp.${ids.region}.amazonaws.com/${pool}`,
      token_use: 'access',
      client_id: 'client',
      scope,
      exp: 4_000_000_000,
    },
  });

/** The access token carries another scope than the method lists. */
export const authorizerDeniedExample: Example = {
  broken: {
    account,
    request: requestWith('orders/write openid'),
    symptom: {
      kind: 'refused',
      status: 401,
      headers: { 'x-amzn-errortype': 'UnauthorizedException' },
      body: '{"message":"Unauthorized"}',
    },
  },
  healthy: { account, request: requestWith('openid orders/read') },
};
