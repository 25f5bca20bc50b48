import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { dataTraceEnabled } from './data-trace-enabled.ts';
import { dataTraceEnabledExample } from './data-trace-enabled.example.ts';

testFailureMode(dataTraceEnabled, dataTraceEnabledExample);
