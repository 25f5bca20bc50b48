import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { requestValidationMissing } from './request-validation-missing.ts';
import { requestValidationMissingExample } from './request-validation-missing.example.ts';

testFailureMode(requestValidationMissing, requestValidationMissingExample);
