import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { accessLogFormatThin } from './access-log-format-thin.ts';
import { accessLogFormatThinExample } from './access-log-format-thin.example.ts';

testFailureMode(accessLogFormatThin, accessLogFormatThinExample);
