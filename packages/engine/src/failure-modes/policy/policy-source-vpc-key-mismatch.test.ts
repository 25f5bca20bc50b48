import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policySourceVpcKeyMismatch } from './policy-source-vpc-key-mismatch.ts';
import { policySourceVpcKeyMismatchExample } from './policy-source-vpc-key-mismatch.example.ts';

testFailureMode(policySourceVpcKeyMismatch, policySourceVpcKeyMismatchExample);
