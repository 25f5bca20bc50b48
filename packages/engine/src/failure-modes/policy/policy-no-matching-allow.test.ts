import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyNoMatchingAllow } from './policy-no-matching-allow.ts';
import { policyNoMatchingAllowExample } from './policy-no-matching-allow.example.ts';

testFailureMode(policyNoMatchingAllow, policyNoMatchingAllowExample);
