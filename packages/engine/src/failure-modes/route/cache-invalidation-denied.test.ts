import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { cacheInvalidationDenied } from './cache-invalidation-denied.ts';
import { cacheInvalidationDeniedExample } from './cache-invalidation-denied.example.ts';

testFailureMode(cacheInvalidationDenied, cacheInvalidationDeniedExample);
