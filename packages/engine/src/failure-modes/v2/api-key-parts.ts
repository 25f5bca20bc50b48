import type { V2Part } from './with-v2.ts';

/** `$connect` of a WebSocket API can ask for a key; its plans and keys are those of REST APIs. */
export const apiKeyV2: V2Part = {
  apis: ['WEBSOCKET'],
  needs: ['/api/routes', '/account/usagePlans', '/account/usagePlanKeys/*'],
  symptom: { texts: ['Unexpected server response: 403'] },
};
