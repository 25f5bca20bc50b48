import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { iamAuthUnsignedRequest } from './iam-auth-unsigned-request.ts';
import { iamAuthUnsignedRequestExample } from './iam-auth-unsigned-request.example.ts';

testFailureMode(iamAuthUnsignedRequest, iamAuthUnsignedRequestExample);
