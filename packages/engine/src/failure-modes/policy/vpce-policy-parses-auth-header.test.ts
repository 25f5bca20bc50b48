import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { vpcePolicyParsesAuthHeader } from './vpce-policy-parses-auth-header.ts';
import { vpcePolicyParsesAuthHeaderExample } from './vpce-policy-parses-auth-header.example.ts';

testFailureMode(vpcePolicyParsesAuthHeader, vpcePolicyParsesAuthHeaderExample);
