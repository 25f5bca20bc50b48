import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyOpenToEveryVpc } from './policy-open-to-every-vpc.ts';
import { policyOpenToEveryVpcExample } from './policy-open-to-every-vpc.example.ts';

testFailureMode(policyOpenToEveryVpc, policyOpenToEveryVpcExample);
