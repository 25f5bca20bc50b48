import { namesScenarios } from './names.ts';
import { routeScenarios } from './route.ts';
import { authScenarios } from './auth.ts';
import { keysScenarios } from './keys.ts';
import { integrationScenarios } from './integration.ts';
import { loggingScenarios } from './logging.ts';
import { corsScenarios } from './cors.ts';
import { practiceScenarios } from './practice.ts';
import type { Scenarios } from './scenarios.ts';

/** By failure mode: the variants that HTTP and WebSocket APIs show. */
export const v2Scenarios: Scenarios = {
  ...namesScenarios,
  ...routeScenarios,
  ...authScenarios,
  ...keysScenarios,
  ...integrationScenarios,
  ...loggingScenarios,
  ...corsScenarios,
  ...practiceScenarios,
};
