import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsMethodNotAllowedExample } from './cors-method-not-allowed.example.ts';
import { corsMethodNotAllowed } from './cors-method-not-allowed.ts';

testFailureMode(corsMethodNotAllowed, corsMethodNotAllowedExample);
