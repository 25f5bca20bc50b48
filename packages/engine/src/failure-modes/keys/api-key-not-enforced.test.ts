import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyNotEnforced } from './api-key-not-enforced.ts';
import { apiKeyNotEnforcedExample } from './api-key-not-enforced.example.ts';

testFailureMode(apiKeyNotEnforced, apiKeyNotEnforcedExample);
