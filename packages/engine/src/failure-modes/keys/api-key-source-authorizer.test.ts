import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeySourceAuthorizer } from './api-key-source-authorizer.ts';
import { apiKeySourceAuthorizerExample } from './api-key-source-authorizer.example.ts';

testFailureMode(apiKeySourceAuthorizer, apiKeySourceAuthorizerExample);
