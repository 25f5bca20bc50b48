import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyMissing } from './api-key-missing.ts';
import { apiKeyMissingExample } from './api-key-missing.example.ts';

testFailureMode(apiKeyMissing, apiKeyMissingExample);
