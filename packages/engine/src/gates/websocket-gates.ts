import type { Gate } from './gate.ts';

/** The gates of a WebSocket API in the order in which a request meets them. */
export const webSocketGates: readonly Gate[] = [];
