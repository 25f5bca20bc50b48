import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamSignatureInvalid } from './iam-signature-invalid.ts';
import { iamSignatureInvalidExample } from './iam-signature-invalid.example.ts';

testFailureMode(iamSignatureInvalid, iamSignatureInvalidExample);
