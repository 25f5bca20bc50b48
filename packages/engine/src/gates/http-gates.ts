import type { Gate } from './gate.ts';

/** The gates of an HTTP API in the order in which a request meets them. */
export const httpGates: readonly Gate[] = [];
