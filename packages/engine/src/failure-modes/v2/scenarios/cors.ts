import {
  browserLine,
  httpAccount,
  jwtAuthorizer,
  lambdaAuthorizer,
  page,
  pageCall,
  route,
  socketUrl,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import { claims, preflightBlocked, allowed } from './parts.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const corsScenarios: Scenarios = {
  'cors-mixed-content': {
    'a page on https opens a socket without TLS': {
      broken: {
        account: webSocketAccount(),
        request: pageCall({ url: socketUrl().replace('wss:', 'ws:') }),
        symptom: {
          kind: 'blocked-by-browser',
          console: `Mixed Content: The page at '${page}/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '${socketUrl().replace('wss:', 'ws:')}'. This request has been blocked; this endpoint must be available over WSS.`,
        },
      },
      healthy: { account: webSocketAccount(), request: pageCall({ url: socketUrl() }) },
    },
  },
  'cors-http-api-config': {
    'no configuration and no route for OPTIONS': {
      broken: {
        account: httpAccount({ routes: [route('PUT /orders')] }),
        request: pageCall({ method: 'PUT' }),
        symptom: preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
      },
      healthy: {
        account: httpAccount({ routes: [route('PUT /orders')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'PUT' }),
      },
      companions: { 'cors-no-options-method': 'the same from the side of the routes' },
    },
    'an origin with a slash at the end': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: [`${page}/`] } } }),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
        },
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['https://*'] } } }),
        request: pageCall(),
      },
    },
    'a preflight from an origin that no entry covers': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['https://*.example.org'] } } }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['https://*'] } } }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
      },
    },
  },
  'cors-header-not-allowed': {
    'a header that the configuration does not list': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowHeaders: ['content-type'] } } }),
        request: pageCall({ headers: { 'X-Trace': '7' } }),
        symptom: preflightBlocked(
          'Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.',
        ),
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowHeaders: ['*'] } } }),
        request: pageCall({ headers: { 'X-Trace': '7' } }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-method-not-allowed': {
    'a verb that the configuration does not list': {
      broken: {
        account: httpAccount({ routes: [route('DELETE /orders')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'DELETE' }),
        symptom: preflightBlocked(
          'Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.',
        ),
      },
      healthy: {
        account: httpAccount({
          routes: [route('DELETE /orders')],
          api: { CorsConfiguration: { ...allowed, AllowMethods: ['*'] } },
        }),
        request: pageCall({ method: 'DELETE' }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-credentials-with-wildcard': {
    'a page with credentials and a wildcard origin': {
      broken: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowOrigins: ['*'] } } }),
        request: pageCall({ credentials: 'include' }),
        symptom: {
          kind: 'blocked-by-browser',
          console: browserLine(
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
          ),
        },
      },
      healthy: {
        account: httpAccount({ api: { CorsConfiguration: { ...allowed, AllowCredentials: true } } }),
        request: pageCall({ credentials: 'include' }),
      },
      companions: { 'cors-http-api-config': 'the same from the side of the configuration' },
    },
  },
  'cors-options-requires-auth': {
    'ANY with a JWT authorizer': {
      broken: {
        account: httpAccount({
          routes: [route('ANY /orders', { AuthorizationType: 'JWT', AuthorizerId: 'auth001' })],
          authorizers: [jwtAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' }, tokenClaims: claims }),
        symptom: {
          ...preflightBlocked('It does not have HTTP ok status.'),
          status: 401,
          body: '{"message":"Unauthorized"}',
        },
      },
      healthy: {
        account: httpAccount({
          routes: [route('GET /orders', { AuthorizationType: 'JWT', AuthorizerId: 'auth001' })],
          authorizers: [jwtAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' }, tokenClaims: claims }),
      },
    },
    '$default with a Lambda authorizer': {
      broken: {
        account: httpAccount({
          routes: [route('$default', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' })],
          authorizers: [lambdaAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: {
          ...preflightBlocked('It does not have HTTP ok status.'),
          status: 401,
          body: '{"message":"Unauthorized"}',
        },
      },
      healthy: {
        account: httpAccount({
          routes: [
            route('$default', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }),
            route('OPTIONS /{proxy+}'),
          ],
          authorizers: [lambdaAuthorizer()],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
      },
    },
    'ANY with a function that is asked without a token': {
      broken: {
        account: httpAccount({
          routes: [route('ANY /orders', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' })],
          authorizers: [lambdaAuthorizer({ IdentitySource: [], AuthorizerResultTtlInSeconds: 0 })],
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: {
          ...preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
          status: 403,
          body: '{"message":"Forbidden"}',
        },
      },
      healthy: {
        account: httpAccount({
          routes: [
            route('ANY /orders', { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }),
            route('OPTIONS /orders'),
          ],
          authorizers: [lambdaAuthorizer({ IdentitySource: [], AuthorizerResultTtlInSeconds: 0 })],
          api: { CorsConfiguration: allowed },
        }),
        request: pageCall({ headers: { Authorization: 'Bearer <token>' } }),
      },
    },
  },
  'cors-duplicate-origin-header': {
    'a backend that sends the header twice': {
      broken: {
        account: httpAccount(),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          status: 200,
          headers: { 'access-control-allow-origin': [page, page] },
          console: browserLine(
            `The 'Access-Control-Allow-Origin' header contains multiple values '${page}, ${page}', but only one is allowed.`,
          ),
        },
      },
      healthy: { account: httpAccount({ api: { CorsConfiguration: allowed } }), request: pageCall() },
    },
  },
  'cors-proxy-backend-missing-headers': {
    'no configuration and no header from the backend': {
      broken: {
        account: httpAccount(),
        request: pageCall(),
        symptom: {
          kind: 'blocked-by-browser',
          status: 200,
          console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
        },
      },
      healthy: { account: httpAccount({ api: { CorsConfiguration: allowed } }), request: pageCall() },
    },
  },
  'cors-headers-missing-on-options': {
    '$default hands the preflight to the backend': {
      broken: {
        account: httpAccount({ routes: [route('$default')] }),
        request: pageCall({ method: 'PUT' }),
        symptom: {
          ...preflightBlocked("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
          status: 200,
        },
      },
      healthy: {
        account: httpAccount({ routes: [route('$default')], api: { CorsConfiguration: allowed } }),
        request: pageCall({ method: 'PUT' }),
      },
    },
  },
};
