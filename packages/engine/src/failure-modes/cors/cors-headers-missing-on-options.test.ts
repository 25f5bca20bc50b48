import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsHeadersMissingOnOptionsExample } from './cors-headers-missing-on-options.example.ts';
import { corsHeadersMissingOnOptions } from './cors-headers-missing-on-options.ts';

testFailureMode(corsHeadersMissingOnOptions, corsHeadersMissingOnOptionsExample);
