import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyInvalidOrDisabled } from './api-key-invalid-or-disabled.ts';
import { apiKeyInvalidOrDisabledExample } from './api-key-invalid-or-disabled.example.ts';

testFailureMode(apiKeyInvalidOrDisabled, apiKeyInvalidOrDisabledExample);
