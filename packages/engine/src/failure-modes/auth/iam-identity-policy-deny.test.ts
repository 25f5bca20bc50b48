import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamIdentityPolicyDeny } from './iam-identity-policy-deny.ts';
import { iamIdentityPolicyDenyExample } from './iam-identity-policy-deny.example.ts';

testFailureMode(iamIdentityPolicyDeny, iamIdentityPolicyDenyExample);
