import type { Example } from '../../testing/example.ts';
import { apiArn, ids, publicRequest, restAccount } from '../../testing/build-account.ts';

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`;

const account = (sourceArn: string) =>
  restAccount({
    parts: {
      lambdaFunctions: {
        orders: {
          FunctionArn: functionArn,
          Timeout: 10,
          policy: {
            Version: '2012-10-17',
            Id: 'default',
            Statement: [
              {
                Sid: 'api',
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

/** The function's policy admits POST only, as it was before the GET method was added. */
export const integrationPermissionExample: Example = {
  broken: {
    account: account(apiArn('*/POST/orders')),
    request: publicRequest(),
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account(apiArn('*/GET/orders')), request: publicRequest() },
};
