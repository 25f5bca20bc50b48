import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsHeaderNotAllowedExample } from './cors-header-not-allowed.example.ts';
import { corsHeaderNotAllowed } from './cors-header-not-allowed.ts';

testFailureMode(corsHeaderNotAllowed, corsHeaderNotAllowedExample);
