import { describe, expect, it } from 'vitest';
import { ids } from '../../testing/build-account.ts';
import {
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  jwtAuthorizer,
  lambdaAuthorizer,
  lambdaIntegration,
  page,
  pageCall,
  route,
  socketUrl,
  webSocketAccount,
} from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { simulate } from '../../simulate.ts';
import { makeWorld } from '../../world.ts';
import type { GateId } from '../gate.ts';
import { httpGates } from '../http-gates.ts';
import { restGates } from '../rest-gates.ts';
import { webSocketGates } from '../websocket-gates.ts';
import { runTo } from '../names/run-to.ts';

type Account = Parameters<typeof runTo>[1];

const said = (gate: GateId, account: Account, request: Record<string, unknown>): string => {
  const { result } = runTo(gate, account, request);
  return [result.outcome, result.reason].filter(Boolean).join(' ');
};
const preflightOf = (account: Account, request: Record<string, unknown>) =>
  simulate(makeWorld(inputOf({ account, request }))).find(({ trace }) => trace.leg === 'preflight');
const cors = { AllowOrigins: [page], AllowMethods: ['PUT'], AllowHeaders: ['content-type'] };
const secured = (type: string, routeKey = 'GET /orders') => ({
  routes: [route(routeKey, { AuthorizationType: type, AuthorizerId: 'auth001' })],
  authorizers: [type === 'JWT' ? jwtAuthorizer() : lambdaAuthorizer()],
});

describe('the lists of gates', () => {
  it('name the gates of REST APIs, in the same order', () => {
    const rest = restGates.map(({ id }) => id);
    for (const gates of [httpGates, webSocketGates]) {
      const own = gates.map(({ id }) => id);
      expect(rest.filter((id) => own.includes(id))).toEqual(own);
    }
  });

  it('leave out what these kinds do not have', () => {
    const http = httpGates.map(({ id }) => id);
    expect(http).not.toContain('resource-policy');
    expect(http).not.toContain('endpoint-policy');
    expect(http).not.toContain('api-key');
    expect(webSocketGates.map(({ id }) => id)).not.toContain('browser');
  });
});

describe('a preflight of an HTTP API', () => {
  const put = pageCall({ method: 'PUT' });

  it.each([
    ['no configuration, no route', httpAccount({ routes: [route('PUT /orders')] }), 'stopped route-not-found'],
    ['a configuration', httpAccount({ routes: [route('PUT /orders')], api: { CorsConfiguration: cors } }), 'passed'],
    ['a configuration and no route at all', httpAccount({ routes: [], api: { CorsConfiguration: cors } }), 'passed'],
    ['a catch-all', httpAccount({ routes: [route('$default')] }), 'passed'],
  ])('meets %s', (_, account, expected) => {
    const result = preflightOf(account, put)?.trace.gates.find(({ gate }) => gate === 'route');
    expect([result?.outcome, result?.reason].filter(Boolean).join(' ').replace('method-', 'route-')).toBe(expected);
  });

  it('is answered by API Gateway, without asking an authorizer or the backend', () => {
    const account = httpAccount({ ...secured('JWT', 'PUT /orders'), api: { CorsConfiguration: cors } });
    const preflight = preflightOf(account, put);
    expect(preflight?.journey.v2?.answersPreflight).toBe(true);
    expect(preflight?.journey.integration).toBeUndefined();
    expect(preflight?.journey.response?.headersKnown).toMatchObject({ 'access-control-allow-origin': [page] });
  });

  it('is taken by ANY with an authorizer, and by a route of its own', () => {
    const any = httpAccount({ ...secured('JWT', 'ANY /orders'), api: { CorsConfiguration: cors } });
    const authentication = preflightOf(any, put)?.trace.gates.find(({ gate }) => gate === 'authentication');
    expect(authentication).toMatchObject({ outcome: 'stopped', reason: 'authorizer-identity-missing' });
    const own = httpAccount({
      routes: [...secured('JWT', 'ANY /orders').routes, route('OPTIONS /orders')],
      authorizers: [jwtAuthorizer()],
      api: { CorsConfiguration: cors },
    });
    expect(preflightOf(own, put)?.journey.v2?.route?.routeKey).toBe('OPTIONS /orders');
  });
});

describe('the authentication gate', () => {
  const bearer = { headers: { Authorization: 'Bearer <token>' } };
  const claims = { iss: 'https://login.example.com', aud: 'exampleclientid', exp: 1_900_000_000 };

  it.each<[string, Account, Record<string, unknown>, string]>([
    ['no token', httpAccount(secured('JWT')), httpRequest(), 'stopped authorizer-identity-missing'],
    ['a token that fits', httpAccount(secured('JWT')), httpRequest({ ...bearer, tokenClaims: claims }), 'passed'],
    [
      'a token of another issuer',
      httpAccount(secured('JWT')),
      httpRequest({ ...bearer, tokenClaims: { ...claims, iss: 'https://login.example.com/' } }),
      'stopped authorizer-misconfigured',
    ],
    ['an empty header', httpAccount(secured('CUSTOM')), httpRequest(), 'stopped authorizer-identity-missing'],
    [
      'a header for a function',
      httpAccount(secured('CUSTOM')),
      httpRequest(bearer),
      'unknown authorizer-misconfigured',
    ],
    ['IAM without a signature', httpAccount(secured('AWS_IAM')), httpRequest(), 'stopped iam-unsigned'],
    ['no authorization', httpAccount(), httpRequest(bearer), 'skipped'],
  ])('judges %s', (_, account, request, expected) => {
    expect(said('authentication', account, request)).toBe(expected);
  });

  it('asks for a signature on every management call, and on no message', () => {
    const call = (overrides: Record<string, unknown>): string =>
      said('authentication', webSocketAccount(), handshake(overrides));
    expect(call({ method: 'POST', url: httpUrl('/prod/@connections/abc') })).toBe('stopped iam-unsigned');
    expect(call({})).toBe('skipped');
    const secured = webSocketAccount({
      routes: [route('$connect', { AuthorizationType: 'AWS_IAM' }), route('send')],
    });
    expect(said('authentication', secured, handshake())).toBe('stopped iam-unsigned');
    expect(said('authentication', secured, handshake({ body: '{"action":"send"}' }))).not.toContain('stopped');
  });
});

describe('the route gate of WebSocket APIs', () => {
  it.each<[string, Account, Record<string, unknown>, string]>([
    ['a handshake', webSocketAccount(), {}, 'passed'],
    ['a handshake without a $connect route', webSocketAccount({ routes: [route('send')] }), {}, 'passed'],
    ['a message', webSocketAccount(), { body: '{"action":"send"}' }, 'passed'],
    ['a message without a route', webSocketAccount(), { body: '{"action":"join"}' }, 'stopped route-not-found'],
    [
      'a message that $default takes',
      webSocketAccount({ routes: [route('$default')] }),
      { body: '{"action":"join"}' },
      'passed',
    ],
    [
      'a post to a connection',
      webSocketAccount(),
      { method: 'POST', url: httpUrl('/prod/@connections/abc') },
      'passed',
    ],
    [
      'a PUT to a connection',
      webSocketAccount(),
      { method: 'PUT', url: httpUrl('/prod/@connections/abc') },
      'stopped method-not-found',
    ],
    [
      'no connection',
      webSocketAccount(),
      { method: 'POST', url: httpUrl('/prod/@connections') },
      'stopped route-not-found',
    ],
  ])('judges %s', (_, account, overrides, expected) => {
    expect(said('route', account, handshake(overrides))).toBe(expected);
  });
});

describe('the limits', () => {
  const closed = { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 };
  const open = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 };

  it.each([
    ['none', {}, 'passed'],
    ['the stage closed', { DefaultRouteSettings: closed }, 'stopped throttled'],
    [
      'the route open above a closed stage',
      { DefaultRouteSettings: closed, RouteSettings: { 'GET /orders': open } },
      'passed',
    ],
    ['the route closed', { DefaultRouteSettings: open, RouteSettings: { 'GET /orders': closed } }, 'stopped throttled'],
    ['another route closed', { RouteSettings: { 'POST /orders': closed } }, 'passed'],
  ])('with %s', (_, stage, expected) => {
    expect(said('throttle', httpAccount({ stage }), httpRequest())).toBe(expected);
  });

  it.each([
    [10_485_760, 'HTTP_PROXY', 'passed'],
    [10_485_761, 'HTTP_PROXY', 'stopped payload-too-large'],
    [6_291_457, 'AWS_PROXY', 'stopped payload-too-large'],
    [6_000_000, 'AWS_PROXY', 'passed'],
  ])('a body of %d bytes to %s: %s', (bodyBytes, IntegrationType, expected) => {
    const integration =
      IntegrationType === 'AWS_PROXY'
        ? lambdaIntegration()
        : { IntegrationId: 'int0001', IntegrationType, IntegrationUri: 'https://backend.example.com' };
    const account = httpAccount({ routes: [route('POST /orders')], integrations: [integration] });
    expect(said('validation', account, httpRequest({ method: 'POST', bodyBytes }))).toBe(expected);
  });

  it('of a URL that opens a socket', () => {
    const url = `${socketUrl()}?token=${'a'.repeat(5000)}`;
    expect(said('validation', webSocketAccount(), handshake({ url }))).toBe('stopped payload-too-large');
  });
});

describe('an integration', () => {
  it('of a kind that is not known leaves the answer open', () => {
    const integrations = [lambdaIntegration({ IntegrationType: 'NEW_KIND', IntegrationUri: 'arn:aws:new' })];
    expect(said('integration', httpAccount({ integrations }), httpRequest())).toBe('unknown');
    expect(said('integration', httpAccount(), httpRequest())).toBe('passed');
  });
});

describe('a private integration', () => {
  const listener = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:listener/app/orders/0123/4567`;
  const account = (parts: object, IntegrationUri = listener): Account =>
    httpAccount({
      integrations: [
        {
          IntegrationId: 'int0001',
          IntegrationType: 'HTTP_PROXY',
          ConnectionType: 'VPC_LINK',
          ConnectionId: 'vl0001',
          IntegrationUri,
        },
      ],
      parts,
    });
  const link = (VpcLinkStatus: string) => ({ vpcLinks: [{ VpcLinkId: 'vl0001', VpcLinkStatus }] });

  it.each([
    ['AVAILABLE', 'passed'],
    ['INACTIVE', 'stopped vpc-link-unusable'],
    ['FAILED', 'stopped vpc-link-unusable'],
    ['DELETING', 'stopped vpc-link-unusable'],
  ])('over a link that is %s', (status, expected) => {
    const cloudMap = `arn:aws:servicediscovery:${ids.region}:${ids.accountId}:service/srv-1`;
    expect(said('integration', account(link(status), cloudMap), httpRequest())).toBe(expected);
  });

  it('needs a link that exists, and a listener that exists', () => {
    expect(said('integration', account({ vpcLinks: [] }), httpRequest())).toBe('stopped vpc-link-unusable');
    const LoadBalancerArn = listener.replace(':listener/', ':loadbalancer/').replace(/\/[^/]+$/, '');
    const gone = {
      ...link('AVAILABLE'),
      loadBalancers: [{ LoadBalancerArn, Scheme: 'internal', State: { Code: 'active' } }],
      listeners: [{ ListenerArn: `${listener}89`, LoadBalancerArn, Port: 80 }],
    };
    const symptom = { kind: 'failed', status: 503, body: '{"message":"Service Unavailable"}' } as const;
    const result = simulate(makeWorld(inputOf({ account: account(gone), request: httpRequest(), symptom })))
      .flatMap(({ trace }) => trace.gates)
      .find(({ gate }) => gate === 'integration');
    expect(result).toMatchObject({
      outcome: 'stopped',
      reason: 'backend-unreachable',
      detail: { cause: 'no-listener' },
    });
  });
});
