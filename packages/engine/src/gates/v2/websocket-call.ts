import type { World } from '../../world.ts';
import { splitPath } from '../route/match-route.ts';

/**
 * What is asked of a WebSocket API: the handshake, a message over an open connection, or a call of its management API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export type WebSocketCall = 'handshake' | 'message' | 'management';

const isConnections = (segment: string): boolean => /^(?:@|%40)connections$/i.test(segment);

/** Where `@connections` stands among the segments of a path; -1 where it does not. */
export const connectionsIndex = (path: string): number => splitPath(path).findIndex(isConnections);

const speaksOfMessage = ({ seen }: World): boolean => /"connectionId"\s*:/.test(seen.bodyText ?? '');

/** Tells the three apart by URL, body and what was seen. */
export const webSocketCallOf = (world: World): WebSocketCall => {
  const { url, request } = world;
  if (url && connectionsIndex(url.path) !== -1) return 'management';
  const isSocket = url?.scheme === 'wss' || url?.scheme === 'ws';
  return speaksOfMessage(world) || (isSocket && (request?.body ?? '') !== '') ? 'message' : 'handshake';
};
