import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyNotDeployed } from './policy-not-deployed.ts';
import { policyNotDeployedExample } from './policy-not-deployed.example.ts';

testFailureMode(policyNotDeployed, policyNotDeployedExample);
