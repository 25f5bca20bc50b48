import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpcePolicyDeny } from './vpce-policy-deny.ts';
import { vpcePolicyDenyExample } from './vpce-policy-deny.example.ts';

testFailureMode(vpcePolicyDeny, vpcePolicyDenyExample);
