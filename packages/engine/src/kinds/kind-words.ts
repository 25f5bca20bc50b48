import type { ApiKind } from '@gatescope/shared';

/** How a kind of API is called in a sentence. */
export const kindWords: Record<ApiKind, string> = { REST: 'REST API', HTTP: 'HTTP API', WEBSOCKET: 'WebSocket API' };
