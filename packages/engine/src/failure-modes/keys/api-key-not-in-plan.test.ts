import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyNotInPlan } from './api-key-not-in-plan.ts';
import { apiKeyNotInPlanExample } from './api-key-not-in-plan.example.ts';

testFailureMode(apiKeyNotInPlan, apiKeyNotInPlanExample);
