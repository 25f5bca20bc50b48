import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { tlsPolicyOutdated } from './tls-policy-outdated.ts';
import { tlsPolicyOutdatedExample } from './tls-policy-outdated.example.ts';

testFailureMode(tlsPolicyOutdated, tlsPolicyOutdatedExample);
