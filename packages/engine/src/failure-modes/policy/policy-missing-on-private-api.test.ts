import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyMissingOnPrivateApi } from './policy-missing-on-private-api.ts';
import { policyMissingOnPrivateApiExample } from './policy-missing-on-private-api.example.ts';

testFailureMode(policyMissingOnPrivateApi, policyMissingOnPrivateApiExample);
