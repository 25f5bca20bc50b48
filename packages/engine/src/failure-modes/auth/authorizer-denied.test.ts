import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerDenied } from './authorizer-denied.ts';
import { authorizerDeniedExample } from './authorizer-denied.example.ts';

testFailureMode(authorizerDenied, authorizerDeniedExample);
