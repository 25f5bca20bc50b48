import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { authorizerCachePolicy } from './authorizer-cache-policy.ts';
import { authorizerCachePolicyExample } from './authorizer-cache-policy.example.ts';

testFailureMode(authorizerCachePolicy, authorizerCachePolicyExample);
