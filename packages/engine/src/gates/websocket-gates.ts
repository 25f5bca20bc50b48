import type { Gate } from './gate.ts';
import { nameGate } from './name.ts';
import { networkGate } from './network.ts';
import { pageGate } from './page.ts';
import { tlsGate } from './tls.ts';
import { webSocketApiKeyGate } from './v2/api-key.ts';
import { v2AuthenticationGate } from './v2/authentication.ts';
import { v2AuthorizationGate } from './v2/authorization.ts';
import { v2HostGate } from './v2/host.ts';
import { v2IntegrationGate } from './v2/integration.ts';
import { v2ThrottleGate } from './v2/throttle.ts';
import { v2ValidationGate } from './v2/validation.ts';
import { webSocketRouteGate } from './v2/websocket-route.ts';

/** The gates of a WebSocket API in the order in which a handshake, a message or a management call meets them. */
export const webSocketGates: readonly Gate[] = [
  nameGate,
  pageGate,
  networkGate,
  tlsGate,
  v2HostGate,
  webSocketRouteGate,
  v2AuthenticationGate,
  v2AuthorizationGate,
  webSocketApiKeyGate,
  v2ThrottleGate,
  v2ValidationGate,
  v2IntegrationGate,
];
