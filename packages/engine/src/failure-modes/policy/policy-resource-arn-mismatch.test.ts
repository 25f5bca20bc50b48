import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyResourceArnMismatch } from './policy-resource-arn-mismatch.ts';
import { policyResourceArnMismatchExample } from './policy-resource-arn-mismatch.example.ts';

testFailureMode(policyResourceArnMismatch, policyResourceArnMismatchExample);
