import type { Gate } from './gate.ts';
import { nameGate } from './name.ts';
import { networkGate } from './network.ts';
import { pageGate } from './page.ts';
import { tlsGate } from './tls.ts';
import { v2AuthenticationGate } from './v2/authentication.ts';
import { v2AuthorizationGate } from './v2/authorization.ts';
import { httpBrowserGate } from './v2/browser.ts';
import { v2HostGate } from './v2/host.ts';
import { httpRouteGate } from './v2/http-route.ts';
import { v2IntegrationGate } from './v2/integration.ts';
import { httpResponseGate } from './v2/response.ts';
import { v2ThrottleGate } from './v2/throttle.ts';
import { v2ValidationGate } from './v2/validation.ts';

/** The gates of an HTTP API in the order in which a request meets them. It has no policy, key, cache or web ACL. */
export const httpGates: readonly Gate[] = [
  nameGate,
  pageGate,
  networkGate,
  tlsGate,
  v2HostGate,
  httpRouteGate,
  v2AuthenticationGate,
  v2AuthorizationGate,
  v2ThrottleGate,
  v2ValidationGate,
  v2IntegrationGate,
  httpResponseGate,
  httpBrowserGate,
];
