import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { requestValidationFailed } from './request-validation-failed.ts';
import { requestValidationFailedExample } from './request-validation-failed.example.ts';

testFailureMode(requestValidationFailed, requestValidationFailedExample);
