import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyUsesSourceVpc } from './policy-uses-source-vpc.ts';
import { policyUsesSourceVpcExample } from './policy-uses-source-vpc.example.ts';

testFailureMode(policyUsesSourceVpc, policyUsesSourceVpcExample);
