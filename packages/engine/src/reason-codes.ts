import { authReasons } from './reasons/auth.ts';
import { corsReasons } from './reasons/cors.ts';
import { integrationReasons } from './reasons/integration.ts';
import { keysReasons } from './reasons/keys.ts';
import { loggingReasons } from './reasons/logging.ts';
import { namesReasons } from './reasons/names.ts';
import { policyReasons } from './reasons/policy.ts';
import { routeReasons } from './reasons/route.ts';
import { v2Reasons } from './reasons/v2.ts';

/** The one table of reason codes: why a gate stopped a request. Each is claimed by a blocking failure mode. */
export const reasonCodes = {
  ...namesReasons,
  ...policyReasons,
  ...routeReasons,
  ...authReasons,
  ...keysReasons,
  ...integrationReasons,
  ...corsReasons,
  ...loggingReasons,
  ...v2Reasons,
} as const;

export type ReasonCode = keyof typeof reasonCodes;
