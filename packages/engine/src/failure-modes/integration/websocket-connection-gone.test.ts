import { expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { websocketConnectionGone } from './websocket-connection-gone.ts';
import { websocketConnectionGoneExample } from './websocket-connection-gone.example.ts';

testFailureMode(websocketConnectionGone, websocketConnectionGoneExample);

it('does not explain a 410 of a handshake', () => {
  const { account } = websocketConnectionGoneExample.broken;
  const request = { method: 'GET', url: 'wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod', headers: {} };
  const { findings } = diagnose(inputOf({ account, request, symptom: { kind: 'failed', status: 410 } }));
  expect(findings.map(({ id }) => id)).not.toContain(websocketConnectionGone.id);
});

it.each([
  'AWS HTTP error: Client error: `POST https://x/prod/@connections/a=` resulted in a `410 Gone` response',
  'ApiGatewayManagementApiException: UnknownError { "statusCode": 410, "retryable": false }',
])('reads the status in the words of a client: %s', (body) => {
  const { account, request } = websocketConnectionGoneExample.broken;
  const { findings } = diagnose(inputOf({ account, request, symptom: { kind: 'failed', body } }));
  expect(findings[0]?.id).toBe(websocketConnectionGone.id);
});
