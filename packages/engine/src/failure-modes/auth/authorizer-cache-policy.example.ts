import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:check-token`;
const behind = (verb: string) => proxyMethod(verb, { authorizationType: 'CUSTOM', authorizerId: 'auth01' });

const account = (ttl: number) =>
  restAccount({
    resources: { '/orders': { GET: behind('GET'), POST: behind('POST') } },
    parts: {
      authorizers: [
        {
          id: 'auth01',
          name: 'check-token',
          type: 'TOKEN',
          authType: 'custom',
          authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: ttl,
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

const request = publicRequest({ headers: { Authorization: 'Bearer <token>' } });

/** One token works for the method that was called first, the other method is refused. */
export const authorizerCachePolicyExample: Example = {
  broken: {
    account: account(300),
    request,
    symptom: {
      kind: 'sometimes',
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: '{"Message":"User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke action"}',
    },
  },
  healthy: { account: account(0), request },
  companions: { 'authorizer-denied': 'the function may as well refuse this token for this method' },
};
