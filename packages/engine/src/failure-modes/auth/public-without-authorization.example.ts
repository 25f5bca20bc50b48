import { apiArn, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** Open to the internet, and the twin that a policy fences. */
export const publicWithoutAuthorizationExample: Example = {
  broken: { account: restAccount(), request: publicRequest() },
  healthy: {
    account: restAccount({
      policy: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: apiArn(),
          Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
        },
      ],
    }),
    request: publicRequest(),
  },
};
