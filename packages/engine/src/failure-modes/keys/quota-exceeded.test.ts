import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { quotaExceededExample } from './quota-exceeded.example.ts';

testFailureMode(quotaExceeded, quotaExceededExample);
