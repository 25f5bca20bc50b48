import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { cacheUnencrypted } from './cache-unencrypted.ts';
import { cacheUnencryptedExample } from './cache-unencrypted.example.ts';

testFailureMode(cacheUnencrypted, cacheUnencryptedExample);
