import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { tracingOff } from './tracing-off.ts';
import { tracingOffExample } from './tracing-off.example.ts';

testFailureMode(tracingOff, tracingOffExample);
