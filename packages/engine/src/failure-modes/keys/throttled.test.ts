import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { throttled } from './throttled.ts';
import { throttledExample } from './throttled.example.ts';

testFailureMode(throttled, throttledExample);
