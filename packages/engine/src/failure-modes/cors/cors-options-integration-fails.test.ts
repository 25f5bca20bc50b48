import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOptionsIntegrationFailsExample } from './cors-options-integration-fails.example.ts';
import { corsOptionsIntegrationFails } from './cors-options-integration-fails.ts';

testFailureMode(corsOptionsIntegrationFails, corsOptionsIntegrationFailsExample);
