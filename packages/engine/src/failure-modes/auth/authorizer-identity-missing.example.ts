import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:check-token`;
const account = restAccount({
  resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'CUSTOM', authorizerId: 'auth01' }) } },
  parts: {
    authorizers: [
      {
        id: 'auth01',
        name: 'check-token',
        type: 'TOKEN',
        authType: 'custom',
        authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
        identitySource: 'method.request.header.X-Auth-Token',
        authorizerResultTtlInSeconds: 300,
      },
    ],
    lambdaFunctions: {
      'check-token': {
        FunctionArn: functionArn,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'apigateway.amazonaws.com' },
              Action: 'lambda:InvokeFunction',
              Resource: functionArn,
            },
          ],
        },
      },
    },
  },
});

/** The token is sent in Authorization, the authorizer reads X-Auth-Token. */
export const authorizerIdentityMissingExample: Example = {
  broken: {
    account,
    request: publicRequest({ headers: { Authorization: 'Bearer <token>' } }),
    symptom: {
      kind: 'refused',
      status: 401,
      headers: { 'x-amzn-errortype': 'UnauthorizedException' },
      body: '{"message":"Unauthorized"}',
    },
  },
  healthy: { account, request: publicRequest({ headers: { 'X-Auth-Token': '<token>' } }) },
};
