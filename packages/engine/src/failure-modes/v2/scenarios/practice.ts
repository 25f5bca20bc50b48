import { handshake, httpAccount, httpRequest, route, webSocketAccount } from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import { claims, hosted, jwtAccount, mapped, withToken } from './parts.ts';

const byDomain = (DisableExecuteApiEndpoint: boolean) =>
  httpAccount({
    api: { DisableExecuteApiEndpoint },
    parts: mapped('$default'),
  });
const atDomain = httpRequest({ url: `https://${hosted}/orders` });

const limits = { DetailedMetricsEnabled: false, ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 };

/** Advice that holds for HTTP and WebSocket APIs as well. */
export const practiceScenarios: Scenarios = {
  'default-endpoint-open-beside-custom-domain': {
    'an HTTP API that answers at its default host too': {
      broken: { account: byDomain(false), request: httpRequest() },
      healthy: { account: byDomain(true), request: atDomain },
    },
  },
  'data-trace-enabled': {
    'a WebSocket stage that logs whole messages': {
      broken: {
        account: webSocketAccount({
          stage: { DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true } },
        }),
        request: handshake(),
      },
      healthy: {
        account: webSocketAccount({
          stage: { DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: false } },
        }),
        request: handshake(),
      },
    },
  },
  'public-without-authorization': {
    'an HTTP API with an open route': {
      broken: { account: httpAccount(), request: httpRequest() },
      healthy: {
        account: jwtAccount,
        request: withToken(claims),
      },
    },
    'a WebSocket API that everybody may connect to': {
      broken: { account: webSocketAccount(), request: handshake() },
      healthy: {
        account: jwtAccount,
        request: withToken(claims),
      },
    },
  },
  'throttling-not-set': {
    'a stage of an HTTP API without a throttle': {
      broken: { account: httpAccount(), request: httpRequest() },
      healthy: { account: httpAccount({ stage: { DefaultRouteSettings: limits } }), request: httpRequest() },
    },
  },
  'proxy-only-routing': {
    'an HTTP API with $default alone': {
      broken: { account: httpAccount({ routes: [route('$default')] }), request: httpRequest() },
      healthy: { account: httpAccount({ routes: [route('$default'), route('GET /orders')] }), request: httpRequest() },
    },
  },
};
