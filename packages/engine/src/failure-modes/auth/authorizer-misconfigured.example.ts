import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:check-token`;
const execution = `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}`;

const account = (sourceArn: string) =>
  restAccount({
    resources: {
      '/orders': {
        GET: proxyMethod('GET', {
          authorizationType: 'CUSTOM',
          authorizerId: 'auth01',
          methodIntegration: {
            type: 'MOCK',
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: { '200': { statusCode: '200' } },
          },
          methodResponses: { '200': { statusCode: '200' } },
        }),
      },
    },
    parts: {
      authorizers: [
        {
          id: 'auth01',
          name: 'check-token',
          type: 'TOKEN',
          authType: 'custom',
          authorizerUri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: 300,
        },
      ],
      lambdaFunctions: {
        'check-token': {
          FunctionArn: functionArn,
          policy: {
            Version: '2012-10-17',
            Id: 'default',
            Statement: [
              {
                Sid: 'gateway',
                Effect: 'Allow',
                Principal: { Service: 'apigateway.amazonaws.com' },
                Action: 'lambda:InvokeFunction',
                Resource: functionArn,
                Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
              },
            ],
          },
        },
      },
    },
  });

const request = publicRequest({ headers: { Authorization: 'Bearer <token>' } });

/** The function may be called for the method, not for the authorizer. */
export const authorizerMisconfiguredExample: Example = {
  broken: {
    account: account(`${execution}/*/GET/orders`),
    request,
    symptom: {
      kind: 'failed',
      status: 500,
      headers: { 'x-amzn-errortype': 'AuthorizerConfigurationException' },
      body: '{"message":null}',
    },
  },
  healthy: { account: account(`${execution}/authorizers/auth01`), request },
};
