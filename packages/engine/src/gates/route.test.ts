import type { Deployment } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { hide } from '../testing/test-failure-mode.ts';
import { arrivedContext } from './route/arrived-context.ts';
import { routeGate } from './route.ts';

const resources = {
  '/orders': { GET: proxyMethod('GET'), POST: proxyMethod('POST') },
  '/orders/{id}': { GET: proxyMethod('GET') },
  '/files/{proxy+}': { ANY: proxyMethod('ANY') },
};
const account = restAccount({ resources });

const run = (path: string, request: Record<string, unknown> = {}, file = account) =>
  routeGate.run(arrivedContext(file, publicRequest({ url: invokeUrl(path), ...request })));

const withSummary = (summary: NonNullable<Deployment['apiSummary']>) =>
  restAccount({ resources, parts: { deployedSummary: { [ids.stage]: summary } } });

describe('the route gate', () => {
  it('passes what the deployment serves and tells the parameters', () => {
    expect(run('/orders/17')).toMatchObject({
      outcome: 'passed',
      basis: 'deployed',
      adds: { route: { method: { path: '/orders/{id}', verb: 'GET' }, parameters: { id: '17' } } },
    });
  });

  it('still serves a method that was deleted since', () => {
    const deleted = withSummary({ '/old': { GET: { authorizationType: 'NONE' } } });
    expect(run('/old', {}, deleted)).toMatchObject({ outcome: 'passed', detail: { isDeletedSince: true } });
  });

  it.each([
    ['route-not-found', '/nothing', {}],
    ['method-not-found', '/orders', { method: 'DELETE' }],
    ['proxy-parent', '/files/', {}],
    ['proxy-parent', '/files', {}],
  ])('stops with %s at %s', (reason, path, request) => {
    expect(run(path, request)).toMatchObject({
      outcome: 'stopped',
      reason,
      basis: 'deployed',
      replies: [{ message: 'Missing Authentication Token' }],
    });
  });

  it('stops with route-not-deployed where path or verb are only saved', () => {
    const older = withSummary({ '/orders': { GET: { authorizationType: 'NONE' } } });
    expect(run('/orders/17', {}, older)).toMatchObject({
      outcome: 'stopped',
      reason: 'route-not-deployed',
      detail: { savedAs: 'GET /orders/{id}' },
    });
    expect(run('/orders', { method: 'POST' }, older)).toMatchObject({
      outcome: 'stopped',
      reason: 'route-not-deployed',
    });
  });

  it('routes by X-HTTP-Method-Override', () => {
    expect(run('/orders', { headers: { 'X-HTTP-Method-Override': 'delete' } })).toMatchObject({
      outcome: 'stopped',
      reason: 'method-not-found',
      detail: { verb: 'DELETE', overriddenVerb: 'GET' },
    });
  });

  it('does not see the fragment, and says that there was one', () => {
    expect(run('/orders/a#b/c')).toMatchObject({
      outcome: 'passed',
      detail: { parameters: { id: 'a' }, fragment: 'b/c' },
    });
  });

  it('is unknown where an empty segment decides', () => {
    expect(run('/orders//17')).toMatchObject({ outcome: 'unknown', reason: 'route-not-found' });
    expect(run('/files/a//b')).toMatchObject({ outcome: 'passed' });
  });

  it('predicts the signature texts where an Authorization header is sent', () => {
    const answer = run('/nothing', { headers: { Authorization: 'Bearer abc' } });
    expect(answer).toMatchObject({ outcome: 'stopped' });
    expect('replies' in answer && answer.replies?.map(({ errorType }) => errorType)).toContain(
      'IncompleteSignatureException',
    );
  });

  it('is unknown, with the saved route, when the deployment may not be read', () => {
    const context = arrivedContext(account, publicRequest(), {
      change: (world) => ({ ...world, snapshot: hide(world.snapshot, '/api/deployed/*').snapshot }),
    });
    expect(routeGate.run(context)).toMatchObject({
      outcome: 'unknown',
      reason: 'route-not-deployed',
      basis: 'assumed-from-saved',
      adds: { route: { method: { path: '/orders' } } },
    });
    expect(context.facts.missing()).toMatchObject([
      { pointer: `/api/deployed/${ids.deploymentId}`, permission: { action: 'test:Read' } },
    ]);
  });

  it('is unknown when neither deployment nor resources may be read', () => {
    const context = arrivedContext(account, publicRequest(), {
      change: (world) => ({
        ...world,
        snapshot: hide(hide(world.snapshot, '/api/deployed/*').snapshot, '/api/resources').snapshot,
      }),
    });
    expect(routeGate.run(context)).toMatchObject({ outcome: 'unknown' });
  });

  it('knows the routes from the export when the deployment may not be read', () => {
    const context = arrivedContext(account, publicRequest({ url: invokeUrl('/exported') }), {
      change: (world) => {
        const { api } = world.snapshot;
        if (api.kind !== 'REST') return world;
        const document = {
          openapi: '3.0.1',
          paths: { '/exported': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } },
        };
        const exports = { [ids.stage]: { state: 'present' as const, value: document } };
        return {
          ...world,
          snapshot: { ...world.snapshot, api: { ...api, deployed: { [ids.deploymentId]: hidden('denied') }, exports } },
        };
      },
    });
    expect(routeGate.run(context)).toMatchObject({ outcome: 'passed', basis: 'deployed' });
  });

  it('is unknown at the health-check paths of a custom domain', () => {
    const context = arrivedContext(account, publicRequest());
    const arrival = { ...context.journey.arrival, domain: { domainName: 'api.example.com' }, path: '/ping' };
    expect(routeGate.run({ ...context, journey: { ...context.journey, arrival: arrival as never } })).toMatchObject({
      outcome: 'unknown',
      detail: { isReserved: true },
    });
  });

  it('is skipped when no stage was reached', () => {
    const context = arrivedContext(account, publicRequest());
    expect(routeGate.run({ ...context, journey: {} })).toEqual({ outcome: 'skipped' });
  });
});
