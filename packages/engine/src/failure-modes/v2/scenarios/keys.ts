import { handshake, httpAccount, httpRequest, route, webSocketAccount } from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import { socketRefused, connection, signed, allow, anyOfApi, keyedSocket } from './parts.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const keysScenarios: Scenarios = {
  'api-key-missing': {
    'a handshake without the key that $connect asks for': {
      broken: { account: keyedSocket(), request: handshake(), symptom: socketRefused },
      healthy: {
        account: keyedSocket(),
        request: handshake({ apiKeyId: 'key001', headers: { 'x-api-key': '<key>' } }),
      },
    },
  },
  throttled: {
    'a stage whose template left the throttle at 0': {
      broken: {
        account: httpAccount({
          stage: {
            DefaultRouteSettings: { DetailedMetricsEnabled: false, ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 },
          },
        }),
        request: httpRequest(),
        symptom: { kind: 'refused', status: 429, body: '{"message":"Too Many Requests"}' },
      },
      healthy: {
        account: httpAccount({
          stage: {
            DefaultRouteSettings: {
              DetailedMetricsEnabled: false,
              ThrottlingBurstLimit: 500,
              ThrottlingRateLimit: 100,
            },
          },
        }),
        request: httpRequest(),
      },
    },
    'a route of its own limit': {
      broken: {
        account: httpAccount({
          stage: { RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } } },
        }),
        request: httpRequest(),
        symptom: { kind: 'refused', status: 429, body: '{"message":"Too Many Requests"}' },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
  },
  'payload-too-large': {
    'a frame that closes the socket': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ body: '{"action":"send"}', bodyBytes: 41_000 }),
        symptom: { kind: 'failed', body: 'ConnectionClosedError: received 1009 (message too big)' },
      },
      healthy: { account: webSocketAccount(), request: handshake({ body: '{"action":"send"}', bodyBytes: 4100 }) },
    },
    'a body of an HTTP API over 10 MB': {
      broken: {
        account: httpAccount({ routes: [route('POST /orders')] }),
        request: httpRequest({ method: 'POST', bodyBytes: 11_000_000 }),
        symptom: { kind: 'refused', status: 413, body: '{"message":"Request Entity Too Large"}' },
      },
      healthy: {
        account: httpAccount({ routes: [route('POST /orders')] }),
        request: httpRequest({ method: 'POST', bodyBytes: 1_000_000 }),
      },
    },
    'a message of more than 128 KB': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection(), bodyBytes: 200_000 }),
        symptom: { kind: 'refused', status: 413 },
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection(), bodyBytes: 2000 }),
      },
    },
  },
};
