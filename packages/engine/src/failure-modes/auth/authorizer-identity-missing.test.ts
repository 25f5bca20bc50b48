import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerIdentityMissing } from './authorizer-identity-missing.ts';
import { authorizerIdentityMissingExample } from './authorizer-identity-missing.example.ts';

testFailureMode(authorizerIdentityMissing, authorizerIdentityMissingExample);
