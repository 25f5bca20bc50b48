import type { Example } from '../../testing/example.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';

const webAclArn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/orders/11111111-2222-3333-4444-555555555555`;
const account = (stage: { webAclArn?: string }) =>
  restAccount({
    stage,
    parts: {
      webAcls: [
        {
          Name: 'orders',
          Id: '11111111-2222-3333-4444-555555555555',
          ARN: webAclArn,
          DefaultAction: { Allow: {} },
          Rules: [],
        },
      ],
    },
  });

/** A Regional API without a web ACL. */
export const wafNotAssociatedExample: Example = {
  broken: { account: account({}), request: publicRequest() },
  healthy: { account: account({ webAclArn }), request: publicRequest() },
};
