import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { throttlingNotSet } from './throttling-not-set.ts';
import { throttlingNotSetExample } from './throttling-not-set.example.ts';

testFailureMode(throttlingNotSet, throttlingNotSetExample);
