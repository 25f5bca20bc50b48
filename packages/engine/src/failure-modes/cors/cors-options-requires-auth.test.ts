import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOptionsRequiresAuthExample } from './cors-options-requires-auth.example.ts';
import { corsOptionsRequiresAuth } from './cors-options-requires-auth.ts';

testFailureMode(corsOptionsRequiresAuth, corsOptionsRequiresAuthExample);
