import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyExplicitDeny } from './policy-explicit-deny.ts';
import { policyExplicitDenyExample } from './policy-explicit-deny.example.ts';

testFailureMode(policyExplicitDeny, policyExplicitDenyExample);
