import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOriginNotAllowedExample } from './cors-origin-not-allowed.example.ts';
import { corsOriginNotAllowed } from './cors-origin-not-allowed.ts';

testFailureMode(corsOriginNotAllowed, corsOriginNotAllowedExample);
