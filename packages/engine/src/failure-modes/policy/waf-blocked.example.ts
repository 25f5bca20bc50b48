import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const aclArn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/offices/11111111-2222-3333-4444-555555555555`;
const setArn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/ipset/offices/66666666-7777-8888-9999-000000000000`;

const account = (addresses: readonly string[]) =>
  restAccount({
    stage: { webAclArn: aclArn },
    parts: {
      webAcls: [
        {
          Name: 'offices',
          ARN: aclArn,
          DefaultAction: { Block: {} },
          Rules: [
            {
              Name: 'from-offices',
              Priority: 0,
              Action: { Allow: {} },
              Statement: { IPSetReferenceStatement: { ARN: setArn } },
            },
          ],
        },
      ],
      ipSets: [{ Name: 'offices', ARN: setArn, IPAddressVersion: 'IPV4', Addresses: [...addresses] }],
    },
  });

/** The web ACL lets offices in and blocks the rest; the caller is not in an office. */
export const wafBlockedExample: Example = {
  broken: {
    account: account(['198.51.100.0/24']),
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 403,
      headers: { 'x-amzn-errortype': 'ForbiddenException' },
      body: '{"message":"Forbidden"}',
    },
  },
  healthy: { account: account(['198.51.100.0/24', '203.0.113.0/24']), request: publicRequest() },
};
