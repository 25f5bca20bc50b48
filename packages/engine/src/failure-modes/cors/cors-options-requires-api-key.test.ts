import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOptionsRequiresApiKeyExample } from './cors-options-requires-api-key.example.ts';
import { corsOptionsRequiresApiKey } from './cors-options-requires-api-key.ts';

testFailureMode(corsOptionsRequiresApiKey, corsOptionsRequiresApiKeyExample);
