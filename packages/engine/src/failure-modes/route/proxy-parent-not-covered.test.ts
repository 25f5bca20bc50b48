import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { proxyParentNotCovered } from './proxy-parent-not-covered.ts';
import { proxyParentNotCoveredExample } from './proxy-parent-not-covered.example.ts';

testFailureMode(proxyParentNotCovered, proxyParentNotCoveredExample);
