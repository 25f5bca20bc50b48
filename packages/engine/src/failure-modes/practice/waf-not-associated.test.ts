import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { wafNotAssociated } from './waf-not-associated.ts';
import { wafNotAssociatedExample } from './waf-not-associated.example.ts';

testFailureMode(wafNotAssociated, wafNotAssociatedExample);
