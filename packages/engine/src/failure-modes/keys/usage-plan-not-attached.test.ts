import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { usagePlanNotAttached } from './usage-plan-not-attached.ts';
import { usagePlanNotAttachedExample } from './usage-plan-not-attached.example.ts';

testFailureMode(usagePlanNotAttached, usagePlanNotAttachedExample);
