import { apiArn, ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = (ranges: readonly string[]) =>
  restAccount({
    policy: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() },
      {
        Sid: 'OnlyOffices',
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: apiArn(),
        Condition: { NotIpAddress: { 'aws:SourceIp': ranges } },
      },
    ],
  });

/** Two offices are exempt from a Deny, the caller's address is in neither. */
export const policyExplicitDenyExample: Example = {
  broken: {
    account: account(['198.51.100.0/24', '192.0.2.17/32']),
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders with an explicit deny"}`,
    },
  },
  healthy: { account: account(['198.51.100.0/24', '203.0.113.0/24']), request: publicRequest() },
};
