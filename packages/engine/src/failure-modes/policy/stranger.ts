import type { Snapshot } from '@gatescope/shared';
import { executeApiArn, invokeAction } from '../../gates/access/method-arn.ts';
import { compilePolicy } from '../../policy/compile-policy.ts';
import type { PolicyVerdict } from '../../policy/policy-types.ts';

/** An endpoint in a VPC of an account that nobody here knows. */
const strangerContext = {
  'aws:SourceVpce': 'vpce-00000000000000000',
  'aws:SourceVpc': 'vpc-00000000000000000',
  'aws:VpcSourceIp': '198.18.0.1',
  'aws:SecureTransport': 'true',
};

/** What a policy says of an anonymous caller behind a stranger's endpoint, for the given method. */
export const judgeStranger = ({ target }: Snapshot, policy: string, method: string): PolicyVerdict =>
  compilePolicy(policy, { apiArn: executeApiArn(target) }).evaluate({
    principal: 'anonymous',
    action: invokeAction,
    resource: `${executeApiArn(target)}/${method}`,
    context: strangerContext,
  });
