import { ids } from '../../../testing/build-account.ts';
import {
  handshake,
  httpAccount,
  httpRequest,
  lambdaIntegration,
  route,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import {
  internal,
  unavailable,
  functionPolicy,
  functionByVariable,
  limitedFunction,
  slowFunction,
  privateIntegration,
  link,
  balancer,
  groups,
} from './parts.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const integrationScenarios: Scenarios = {
  'integration-permission': {
    'the function of an HTTP API admits another route': {
      broken: {
        account: httpAccount({
          parts: functionPolicy(
            'orders',
            `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/GET/reports`,
          ),
        }),
        request: httpRequest(),
        symptom: internal,
      },
      healthy: {
        account: httpAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/*/orders`),
        }),
        request: httpRequest(),
      },
      companions: {
        'integration-malformed-response': 'where its policy may not be read, the function may be what fails',
      },
    },
    'the function of $connect admits another route': {
      broken: {
        account: webSocketAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/send`),
        }),
        request: handshake(),
        symptom: { kind: 'failed', status: 500, body: 'Unexpected server response: 500' },
      },
      healthy: {
        account: webSocketAccount({
          parts: functionPolicy('orders', `arn:aws:execute-api:${ids.region}:${ids.accountId}:${ids.apiId}/*/$connect`),
        }),
        request: handshake(),
      },
      companions: {
        'integration-malformed-response': 'where its policy may not be read, the function may be what fails',
        'answer-from-backend': 'where its policy may not be read, the status may be its own',
      },
    },
  },
  'vpc-link-failed': {
    'a link that went to sleep': {
      broken: {
        account: httpAccount({ integrations: [privateIntegration()], parts: { vpcLinks: [link('INACTIVE')] } }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({ integrations: [privateIntegration()], parts: { vpcLinks: [link('AVAILABLE')] } }),
        request: httpRequest(),
      },
    },
  },
  'integration-endpoint-unreachable': {
    'the load balancer does not admit the link': {
      broken: {
        account: httpAccount({
          integrations: [privateIntegration()],
          parts: { ...balancer, vpcLinks: [link('AVAILABLE')], securityGroups: groups('sg-other') },
        }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({
          integrations: [privateIntegration()],
          parts: { ...balancer, vpcLinks: [link('AVAILABLE')], securityGroups: groups('sg-link') },
        }),
        request: httpRequest(),
      },
    },
    'an internal load balancer without a link': {
      broken: {
        account: httpAccount({
          integrations: [
            lambdaIntegration({
              IntegrationType: 'HTTP_PROXY',
              IntegrationMethod: 'ANY',
              IntegrationUri: `http://internal-orders-1.${ids.region}.elb.amazonaws.com/`,
              PayloadFormatVersion: '1.0',
            }),
          ],
        }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: {
        account: httpAccount({
          integrations: [
            lambdaIntegration({
              IntegrationType: 'HTTP_PROXY',
              IntegrationMethod: 'ANY',
              IntegrationUri: 'https://backend.example.com/',
              PayloadFormatVersion: '1.0',
            }),
          ],
        }),
        request: httpRequest(),
      },
    },
  },
  'stage-variable-missing': {
    'the function of an HTTP API is named by a variable': {
      broken: {
        account: httpAccount({ integrations: [lambdaIntegration({ IntegrationUri: functionByVariable })] }),
        request: httpRequest(),
        symptom: internal,
      },
      healthy: {
        account: httpAccount({
          integrations: [lambdaIntegration({ IntegrationUri: functionByVariable })],
          stage: { StageVariables: { function: 'orders' } },
        }),
        request: httpRequest(),
      },
    },
  },
  'lambda-concurrency': {
    'few executions at a time behind an HTTP API': {
      broken: {
        account: httpAccount({ parts: limitedFunction(5) }),
        request: httpRequest(),
        symptom: {
          kind: 'sometimes',
          status: 503,
          body: '{"message":"Service Unavailable"}',
          narrative: 'only under load',
        },
      },
      healthy: { account: httpAccount({ parts: limitedFunction(500) }), request: httpRequest() },
    },
  },
  'integration-timeout': {
    'a slow function behind an HTTP API': {
      broken: {
        account: httpAccount(),
        request: httpRequest(),
        symptom: { ...unavailable, narrative: 'It fails after 30 seconds every time.' },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
    'a function that may run longer than API Gateway waits': {
      broken: {
        account: httpAccount({ parts: slowFunction(120) }),
        request: httpRequest(),
        symptom: unavailable,
      },
      healthy: { account: httpAccount({ parts: slowFunction(29) }), request: httpRequest() },
    },
    'a function that has to start first, behind a lowered limit': {
      broken: {
        account: httpAccount({
          integrations: [lambdaIntegration({ TimeoutInMillis: 6500 })],
          parts: slowFunction(6),
        }),
        request: httpRequest(),
        symptom: { ...unavailable, kind: 'sometimes' },
      },
      healthy: { account: httpAccount({ parts: slowFunction(6) }), request: httpRequest() },
      companions: { 'lambda-concurrency': 'what comes and goes may be a throttled function as well' },
    },
    'a backend slower than its limit': {
      broken: {
        account: httpAccount({ integrations: [lambdaIntegration({ TimeoutInMillis: 3000 })] }),
        request: httpRequest(),
        symptom: { kind: 'failed', status: 504, body: '{"message":"Endpoint request timed out"}' },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
  },
  'answer-from-backend': {
    'a page of the backend': {
      broken: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest(),
        symptom: {
          kind: 'refused',
          status: 404,
          body: '404 page not found',
          headers: { 'apigw-requestid': 'X6sUujpVjoEEM-Q=' },
        },
      },
      healthy: { account: httpAccount({ routes: [route('ANY /{proxy+}')] }), request: httpRequest() },
    },
  },
};
