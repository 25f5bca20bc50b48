import { networkParts, vpcRequest } from '../../../testing/build-account.ts';
import {
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  route,
  socketUrl,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import {
  hosted,
  notFound,
  forbidden,
  socketRefused,
  connection,
  signed,
  allow,
  anyOfApi,
  domain,
  record,
  mapped,
  localOnly,
  inVpc,
} from './parts.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const namesScenarios: Scenarios = {
  'no-egress-to-public-api': {
    'a function in a VPC posts to @connections': {
      broken: {
        account: webSocketAccount({
          parts: {
            ...networkParts(),
            vpcEndpoints: [],
            routeTables: [localOnly()],
            ...allow('execute-api:ManageConnections', anyOfApi),
          },
        }),
        request: signed({ method: 'POST', url: connection(), ...inVpc() }),
        symptom: { kind: 'no-connection', body: 'Task timed out after 10.01 seconds' },
      },
      healthy: {
        account: webSocketAccount({
          parts: {
            ...networkParts(),
            vpcEndpoints: [],
            routeTables: [
              localOnly([
                { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a1b2c3d4e5f60001', State: 'active' },
              ]),
            ],
            ...allow('execute-api:ManageConnections', anyOfApi),
          },
        }),
        request: signed({ method: 'POST', url: connection(), ...inVpc() }),
      },
    },
  },
  'private-dns-captures-public-api': {
    'an HTTP API is called from a VPC with an endpoint': {
      broken: {
        account: httpAccount({ parts: networkParts() }),
        request: vpcRequest({ url: httpUrl(), sourceVpceId: null }),
        symptom: { ...forbidden, headers: { 'x-amzn-errortype': 'ForbiddenException' } },
      },
      healthy: { account: httpAccount({ parts: networkParts() }), request: httpRequest() },
    },
  },
  'custom-domain-mapping-missing': {
    'an HTTP API behind a domain without mappings': {
      broken: {
        account: httpAccount({ parts: { ...mapped('$default'), apiMappings: { [hosted]: [] } } }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
    'another key than the one that is called': {
      broken: {
        account: httpAccount({ parts: mapped('$default', 'v2') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: forbidden,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default', 'v2') }),
        request: httpRequest({ url: `https://${hosted}/v2/orders` }),
      },
    },
  },
  'default-endpoint-disabled': {
    'an HTTP API is called by its default host': {
      broken: {
        account: httpAccount({ api: { DisableExecuteApiEndpoint: true }, parts: mapped('$default') }),
        request: httpRequest(),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ api: { DisableExecuteApiEndpoint: true }, parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'tls-name-mismatch': {
    'a CNAME straight to the default host of an HTTP API': {
      broken: {
        account: httpAccount({ parts: { dnsRecords: [record(httpUrl('').replace('https://', ''), false)] } }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
        symptom: { kind: 'no-connection', body: `Hostname/IP does not match certificate's altnames: Host: ${hosted}` },
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'mtls-failed': {
    'the domain of an HTTP API asks for a certificate': {
      broken: {
        account: httpAccount({
          parts: {
            ...mapped('$default'),
            domainNames: [{ ...domain, MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem' } }],
          },
        }),
        request: httpRequest({
          url: `https://${hosted}/orders`,
          clientCertificate: { subject: 'CN=client', issuer: 'CN=Old', notAfter: '2023-01-01T00:00:00.000Z' },
        }),
        symptom: forbidden,
      },
      healthy: {
        account: httpAccount({ parts: mapped('$default') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
  },
  'wrong-invoke-url': {
    'a socket is opened without TLS': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ url: socketUrl().replace('wss:', 'ws:') }),
        symptom: { kind: 'no-connection', body: 'connect ECONNREFUSED 203.0.113.9:80' },
      },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
    'a socket is called like a page': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ url: socketUrl().replace('wss:', 'https:') }),
        symptom: { kind: 'refused', status: 426, body: 'Upgrade Required' },
      },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
  },
  'stage-missing-in-url': {
    'an HTTP API without $default': {
      broken: { account: httpAccount({ stage: { StageName: 'dev' } }), request: httpRequest(), symptom: notFound },
      healthy: {
        account: httpAccount({ stage: { StageName: 'dev' } }),
        request: httpRequest({ url: httpUrl('/dev/orders') }),
      },
    },
    'a handshake without a stage': {
      broken: { account: webSocketAccount(), request: handshake({ url: socketUrl('') }), symptom: socketRefused },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
    '@connections without a stage': {
      broken: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection('/@connections/EXAMPLEconnId=') }),
        symptom: forbidden,
      },
      healthy: {
        account: webSocketAccount({ parts: allow('execute-api:ManageConnections', anyOfApi) }),
        request: signed({ method: 'POST', url: connection() }),
      },
    },
  },
  'stage-path-duplicated': {
    'a path with the stage behind a domain of an HTTP API': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, parts: mapped('prod') }),
        request: httpRequest({ url: `https://${hosted}/prod/orders` }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod' }, parts: mapped('prod') }),
        request: httpRequest({ url: `https://${hosted}/orders` }),
      },
    },
    '@connections with the stage behind a domain': {
      broken: {
        account: webSocketAccount({
          parts: { ...mapped('prod'), ...allow('execute-api:ManageConnections', anyOfApi) },
        }),
        request: signed({ method: 'POST', url: `https://${hosted}/prod/@connections/EXAMPLEconnId=` }),
        symptom: {
          kind: 'refused',
          status: 403,
          body: '{"message":"No method found matching route prod/@connections/EXAMPLEconnId= for http method POST."}',
        },
      },
      healthy: {
        account: webSocketAccount({
          parts: { ...mapped('prod'), ...allow('execute-api:ManageConnections', anyOfApi) },
        }),
        request: signed({ method: 'POST', url: `https://${hosted}/@connections/EXAMPLEconnId=` }),
      },
    },
    'routes that begin with the name of the stage': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, routes: [route('GET /prod/orders')] }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod' } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
      },
    },
  },
};
