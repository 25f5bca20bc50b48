import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerMisconfigured } from './authorizer-misconfigured.ts';
import { authorizerMisconfiguredExample } from './authorizer-misconfigured.example.ts';

testFailureMode(authorizerMisconfigured, authorizerMisconfiguredExample);
