import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsHttpApiConfig } from './cors-http-api-config.ts';
import { corsHttpApiConfigExample } from './cors-http-api-config.example.ts';

testFailureMode(corsHttpApiConfig, corsHttpApiConfigExample);
