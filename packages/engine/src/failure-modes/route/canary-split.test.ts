import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { canarySplit } from './canary-split.ts';
import { canarySplitExample } from './canary-split.example.ts';

testFailureMode(canarySplit, canarySplitExample);
