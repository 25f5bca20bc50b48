import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { cacheStale } from './cache-stale.ts';
import { cacheStaleExample } from './cache-stale.example.ts';

testFailureMode(cacheStale, cacheStaleExample);
