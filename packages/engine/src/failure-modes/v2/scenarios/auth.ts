import { ids } from '../../../testing/build-account.ts';
import {
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  jwtAuthorizer,
  lambdaAuthorizer,
  route,
  socketUrl,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import {
  unauthorized,
  forbidden,
  internal,
  socketRefused,
  connection,
  signed,
  allow,
  anyOfApi,
  functionPolicy,
  secured,
  claims,
  withToken,
  jwtAccount,
  socketWithAuthorizer,
} from './parts.ts';

const twoRoutes = (IdentitySource: string[]) =>
  secured('CUSTOM', {
    routes: ['GET /orders', 'GET /reports'].map((key) =>
      route(key, { AuthorizationType: 'CUSTOM', AuthorizerId: 'auth001' }),
    ),
    authorizers: [lambdaAuthorizer({ IdentitySource })],
  });

const messageRoutes = [route('$connect', { AuthorizationType: 'AWS_IAM' }), route('remove')];
const connectArn = anyOfApi.replace(/\*$/, `${ids.stage}/$connect`);

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const authScenarios: Scenarios = {
  'iam-role-ignored-auth-none': {
    'a message that the role denies': {
      broken: {
        account: webSocketAccount({ routes: messageRoutes, parts: allow('execute-api:Invoke', connectArn) }),
        request: signed({ url: socketUrl(), body: '{"action":"remove"}' }),
        symptom: { kind: 'not-enforced', body: '{"removed":true}' },
      },
      healthy: {
        account: webSocketAccount({ routes: messageRoutes, parts: allow('execute-api:Invoke', anyOfApi) }),
        request: signed({ url: socketUrl(), body: '{"action":"remove"}' }),
      },
    },
    'a route of an HTTP API that asks nobody': {
      broken: {
        account: secured('NONE', { parts: allow('execute-api:Invoke', connectArn) }),
        request: signed(),
        symptom: { kind: 'not-enforced', status: 200 },
      },
      healthy: { account: secured('NONE', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
  },
  'iam-auth-unsigned-request': {
    'an HTTP API': {
      broken: { account: secured('AWS_IAM'), request: httpRequest(), symptom: forbidden },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
    'a handshake': {
      broken: {
        account: webSocketAccount({ routes: [route('$connect', { AuthorizationType: 'AWS_IAM' })] }),
        request: handshake(),
        symptom: socketRefused,
      },
      healthy: {
        account: webSocketAccount({
          routes: [route('$connect', { AuthorizationType: 'AWS_IAM' })],
          parts: allow('execute-api:Invoke', anyOfApi),
        }),
        request: signed({ url: socketUrl() }),
      },
    },
    'a call of @connections': {
      broken: {
        account: webSocketAccount(),
        request: httpRequest({ method: 'POST', url: connection() }),
        symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' },
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'iam-signature-invalid': {
    'an HTTP API that is signed for another service': {
      broken: {
        account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }),
        request: signed({
          headers: {
            Authorization: `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20240311/${ids.region}/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
          },
        }),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
  },
  'iam-identity-policy-deny': {
    'a role without an Allow for the HTTP API': {
      broken: {
        account: secured('AWS_IAM', { parts: allow('s3:GetObject', '*') }),
        request: signed(),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
    'a role that may invoke but not send to connections': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:Invoke', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
        symptom: {
          kind: 'refused',
          status: 403,
          body: '{"message":"User: arn:aws:sts::123456789012:assumed-role/caller/session is not authorized to perform: execute-api:ManageConnections"}',
        },
      },
      healthy: {
        account: webSocketAccount({
          parts: allow(
            'execute-api:ManageConnections',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/prod/POST/@connections/*`,
          ),
        }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'iam-cross-account-needs-both': {
    'a caller of another account': {
      broken: {
        account: secured('AWS_IAM'),
        request: signed({ principal: 'arn:aws:sts::999988887777:assumed-role/caller/session' }),
        symptom: forbidden,
      },
      healthy: { account: secured('AWS_IAM', { parts: allow('execute-api:Invoke', anyOfApi) }), request: signed() },
    },
  },
  'authorizer-identity-missing': {
    'a Lambda authorizer of an HTTP API': {
      broken: {
        account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }),
        request: httpRequest(),
        symptom: unauthorized,
      },
      healthy: { account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }), request: withToken({}) },
    },
    'a JWT authorizer that looks in the query': {
      broken: {
        account: secured('JWT', { authorizers: [jwtAuthorizer({ IdentitySource: ['$request.querystring.token'] })] }),
        request: withToken(claims),
        symptom: unauthorized,
      },
      healthy: {
        account: secured('JWT', { authorizers: [jwtAuthorizer({ IdentitySource: ['$request.querystring.token'] })] }),
        request: withToken(claims, { url: httpUrl('/orders?token=abc') }),
      },
    },
    'a handshake without the query parameter': {
      broken: {
        account: socketWithAuthorizer(),
        request: handshake(),
        symptom: { kind: 'refused', status: 401, body: 'Unexpected server response: 401' },
      },
      healthy: { account: socketWithAuthorizer(), request: handshake({ url: `${socketUrl()}?token=abc` }) },
    },
  },
  'authorizer-denied': {
    'an expired token': {
      broken: {
        account: jwtAccount,
        request: withToken({ ...claims, exp: 1_710_000_000 }),
        symptom: { ...unauthorized, headers: { date: 'Mon, 18 Mar 2024 10:02:11 GMT' } },
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'a token without the scope of the route': {
      broken: {
        account: httpAccount({
          routes: [
            route('GET /orders', {
              AuthorizationType: 'JWT',
              AuthorizerId: 'auth001',
              AuthorizationScopes: ['orders.read'],
            }),
          ],
          authorizers: [jwtAuthorizer()],
        }),
        request: withToken({ ...claims, scope: 'openid profile' }),
        symptom: {
          ...forbidden,
          headers: { 'www-authenticate': 'Bearer scope="orders.read" error="insufficient_scope"' },
        },
      },
      healthy: {
        account: httpAccount({
          routes: [
            route('GET /orders', {
              AuthorizationType: 'JWT',
              AuthorizerId: 'auth001',
              AuthorizationScopes: ['orders.read'],
            }),
          ],
          authorizers: [jwtAuthorizer()],
        }),
        request: withToken({ ...claims, scope: 'openid orders.read' }),
      },
    },
    'a Lambda authorizer says no': {
      broken: {
        account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }),
        request: withToken({}),
        symptom: forbidden,
      },
      healthy: { account: secured('CUSTOM', { authorizers: [lambdaAuthorizer()] }), request: withToken({}) },
    },
    'a Lambda authorizer refuses a handshake': {
      broken: {
        account: socketWithAuthorizer(),
        request: handshake({ url: `${socketUrl()}?token=abc` }),
        symptom: socketRefused,
      },
      healthy: { account: socketWithAuthorizer(), request: handshake({ url: `${socketUrl()}?token=abc` }) },
    },
  },
  'authorizer-misconfigured': {
    'the issuer lacks the slash at the end': {
      broken: {
        account: jwtAccount,
        request: withToken({ ...claims, iss: 'https://login.example.com/' }),
        symptom: unauthorized,
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'the audience is another client': {
      broken: { account: jwtAccount, request: withToken({ ...claims, aud: 'otherclient' }), symptom: unauthorized },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'the reply names the audience': {
      broken: {
        account: jwtAccount,
        request: httpRequest({ headers: { Authorization: 'Bearer <token>' } }),
        symptom: {
          ...unauthorized,
          headers: {
            'www-authenticate':
              'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
          },
        },
      },
      healthy: { account: jwtAccount, request: withToken(claims) },
    },
    'API Gateway may not call the function': {
      broken: {
        account: secured('CUSTOM', {
          authorizers: [lambdaAuthorizer()],
          parts: functionPolicy('auth', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/GET/orders`),
        }),
        request: withToken({}),
        symptom: internal,
      },
      healthy: {
        account: secured('CUSTOM', {
          authorizers: [lambdaAuthorizer()],
          parts: functionPolicy(
            'auth',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/authorizers/auth001`,
          ),
        }),
        request: withToken({}),
      },
      companions: {
        'integration-permission': 'where the authorizers may not be read, the integration may be what fails',
        'integration-malformed-response': 'the same',
      },
    },
  },
  'authorizer-cache-policy': {
    'an HTTP API with two routes behind one Lambda authorizer': {
      broken: {
        account: twoRoutes(['$request.header.Authorization']),
        request: withToken({}),
        symptom: { ...forbidden, narrative: 'GET /reports works; the next call, to another route, is refused.' },
      },
      healthy: {
        account: twoRoutes(['$request.header.Authorization', '$context.routeKey']),
        request: withToken({}),
      },
      companions: { 'authorizer-denied': 'the refusal itself may be what the function meant' },
    },
    'an allow that was given for another route': {
      broken: {
        account: twoRoutes(['$request.header.Authorization']),
        request: withToken({}),
        symptom: { kind: 'not-enforced', status: 200 },
      },
      healthy: {
        account: twoRoutes(['$request.header.Authorization', '$context.routeKey']),
        request: withToken({}),
      },
    },
  },
};
