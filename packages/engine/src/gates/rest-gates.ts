import { apiKeyGate } from './api-key.ts';
import { authenticationGate } from './authentication.ts';
import { authorizationGate } from './authorization.ts';
import { browserGate } from './browser.ts';
import { cacheGate } from './cache.ts';
import { endpointPolicyGate } from './endpoint-policy.ts';
import { hostGate } from './host.ts';
import { integrationGate } from './integration.ts';
import { nameGate } from './name.ts';
import { pageGate } from './page.ts';
import { networkGate } from './network.ts';
import { resourcePolicyGate } from './resource-policy.ts';
import { responseGate } from './response.ts';
import { routeGate } from './route.ts';
import { throttleGate } from './throttle.ts';
import { tlsGate } from './tls.ts';
import { validationGate } from './validation.ts';
import { wafGate } from './waf.ts';
import type { Gate } from './gate.ts';

/** The gates of a REST API in the order in which a request meets them. */
export const restGates: readonly Gate[] = [
  nameGate,
  pageGate,
  networkGate,
  tlsGate,
  endpointPolicyGate,
  hostGate,
  routeGate,
  wafGate,
  resourcePolicyGate,
  authenticationGate,
  authorizationGate,
  apiKeyGate,
  throttleGate,
  validationGate,
  cacheGate,
  integrationGate,
  responseGate,
  browserGate,
];
