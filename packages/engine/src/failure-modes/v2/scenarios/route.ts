import {
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  route,
  webSocketAccount,
} from '../../../testing/build-http-account.ts';
import type { Scenarios } from './scenarios.ts';
import { notFound, exported, exportedOrders, manual } from './parts.ts';

/** HTTP and WebSocket APIs with one thing broken each, and their healthy twins. */
export const routeScenarios: Scenarios = {
  'route-not-found': {
    'a stage that is not there is typed before the path': {
      broken: { account: httpAccount(), request: httpRequest({ url: httpUrl('/prod/orders') }), symptom: notFound },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
    'a slash at the end of the path': {
      broken: { account: httpAccount(), request: httpRequest({ url: httpUrl('/orders/') }), symptom: notFound },
      healthy: { account: httpAccount(), request: httpRequest({ url: httpUrl('/orders/') }) },
    },
    'a message that no route takes': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ body: '{"action":"join"}' }),
        symptom: { kind: 'refused', body: '{"message":"Forbidden","connectionId":"EXAMPLEconnId=","requestId":"abc"}' },
      },
      healthy: { account: webSocketAccount(), request: handshake({ body: '{"action":"send"}' }) },
    },
  },
  'method-not-found': {
    'a GET where only a POST has a route': {
      broken: { account: httpAccount({ routes: [route('POST /orders')] }), request: httpRequest(), symptom: notFound },
      healthy: { account: httpAccount({ routes: [route('POST /orders')] }), request: httpRequest({ method: 'POST' }) },
    },
  },
  'proxy-parent-not-covered': {
    'the root above {proxy+}': {
      broken: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/orders/7') }),
      },
    },
  },
  'changes-not-deployed': {
    'a route that the export of the stage lacks': {
      broken: {
        account: httpAccount({
          stage: { StageName: 'prod', ...manual },
          routes: [route('GET /orders'), route('GET /reports')],
          parts: exported(exportedOrders),
        }),
        request: httpRequest({ url: httpUrl('/prod/reports') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({
          stage: { StageName: 'prod', AutoDeploy: true },
          routes: [route('GET /orders'), route('GET /reports')],
        }),
        request: httpRequest({ url: httpUrl('/prod/reports') }),
      },
      companions: { 'route-not-found': 'where the saved routes may not be read, only the missing route is known' },
    },
    'a saved route of a stage that does not deploy by itself': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod', ...manual } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod', ...manual } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
      },
    },
    'a socket stage that was never deployed': {
      broken: {
        account: webSocketAccount({ stage: { DeploymentId: '' } }),
        request: handshake(),
        symptom: { kind: 'refused', body: 'error: Unexpected server response: 403' },
      },
      healthy: { account: webSocketAccount(), request: handshake() },
    },
    'a stage of an HTTP API that was never deployed': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod', AutoDeploy: false, DeploymentId: '' } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: notFound,
      },
      healthy: {
        account: httpAccount({ stage: { StageName: 'prod', ...manual } }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
      },
    },
    'an automatic deployment that failed': {
      broken: {
        account: httpAccount({
          stage: {
            LastDeploymentStatusMessage:
              'Deployment attempt failed: Unable to deploy API because no routes exist in this API',
          },
        }),
        request: httpRequest(),
        symptom: { kind: 'not-updated', status: 200 },
      },
      healthy: { account: httpAccount(), request: httpRequest() },
    },
    'a message route that was never deployed': {
      broken: {
        account: webSocketAccount(),
        request: handshake({ body: '{"action":"send"}' }),
        symptom: { kind: 'refused', body: '{"message":"Forbidden","connectionId":"EXAMPLEconnId=","requestId":"abc"}' },
      },
      healthy: { account: webSocketAccount(), request: handshake({ body: '{"action":"send"}' }) },
    },
  },
  'prefix-forwarded-to-backend': {
    'a function sees the stage in the path': {
      broken: {
        account: httpAccount({ stage: { StageName: 'prod' }, routes: [route('ANY /{proxy+}')] }),
        request: httpRequest({ url: httpUrl('/prod/orders') }),
        symptom: { kind: 'refused', status: 404, body: 'Cannot GET /prod/orders' },
      },
      healthy: { account: httpAccount({ routes: [route('ANY /{proxy+}')] }), request: httpRequest() },
    },
  },
};
