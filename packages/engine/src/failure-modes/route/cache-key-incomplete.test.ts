import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { cacheKeyIncomplete } from './cache-key-incomplete.ts';
import { cacheKeyIncompleteExample } from './cache-key-incomplete.example.ts';

testFailureMode(cacheKeyIncomplete, cacheKeyIncompleteExample);
