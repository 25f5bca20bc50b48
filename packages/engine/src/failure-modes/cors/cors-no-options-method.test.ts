import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsNoOptionsMethodExample } from './cors-no-options-method.example.ts';
import { corsNoOptionsMethod } from './cors-no-options-method.ts';

testFailureMode(corsNoOptionsMethod, corsNoOptionsMethodExample);
