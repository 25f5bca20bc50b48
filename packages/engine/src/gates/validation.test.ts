import type { Method } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { invokeUrl, privateAccount, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { hide } from '../testing/test-failure-mode.ts';
import { routedContext } from './route/arrived-context.ts';
import { validationGate } from './validation.ts';

const schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    tags: { type: 'array', items: { $ref: 'https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/Tag' } },
  },
};
const parts = {
  requestValidators: [{ id: 'val1', name: 'all', validateRequestBody: true, validateRequestParameters: true }],
  models: [
    { name: 'Order', contentType: 'application/json', schema: JSON.stringify(schema) },
    { name: 'Tag', contentType: 'application/json', schema: '{"type":"string"}' },
    {
      name: 'Long',
      contentType: 'application/json',
      schema: '{"type":"object","properties":{"name":{"type":"string","minLength":3}}}',
    },
  ],
};
const method = (overrides: Partial<Method> = {}) =>
  proxyMethod('POST', {
    requestValidatorId: 'val1',
    requestParameters: {
      'method.request.querystring.page': true,
      'method.request.header.X-Tenant': true,
      'method.request.querystring.sort': false,
    },
    requestModels: { 'application/json': 'Order' },
    ...overrides,
  });

interface Sent extends Record<string, unknown> {
  readonly hidden?: string;
}

const good = {
  url: invokeUrl('/orders?page=1'),
  headers: { 'x-tenant': 'a', 'content-type': 'application/json' },
  body: '{"name":"x","tags":["a"]}',
};
const run = ({ hidden, ...request }: Sent, own: Method = method()) => {
  const account = restAccount({
    resources: { '/orders': { POST: own } },
    parts,
    restApi: { binaryMediaTypes: ['image/png'] },
  });
  const context = routedContext(account, publicRequest({ method: 'POST', ...good, ...request }), {
    change: (world) => (hidden ? { ...world, snapshot: hide(world.snapshot, hidden).snapshot } : world),
  });
  return { ...validationGate.run(context), missingPointers: context.facts.missing().map(({ pointer }) => pointer) };
};

describe('the validation gate', () => {
  it('passes a request that has everything', () => {
    expect(run({})).toMatchObject({ outcome: 'passed', missingPointers: [] });
  });

  it.each([
    ['a missing query parameter', { url: invokeUrl('/orders') }, ['page']],
    ['a blank query parameter', { url: invokeUrl('/orders?page=') }, ['page']],
    ['a query parameter in another case', { url: invokeUrl('/orders?Page=1') }, ['page']],
    ['a missing header', { headers: { 'content-type': 'application/json' } }, ['X-Tenant']],
  ])('stops at %s', (_, request, missing) => {
    expect(run(request)).toMatchObject({
      outcome: 'stopped',
      reason: 'request-invalid',
      detail: { missing },
      replies: [{ status: 400 }],
    });
  });

  it('stops where the required path parameter is not in the path', () => {
    expect(run({}, method({ requestParameters: { 'method.request.path.issuer': true } }))).toMatchObject({
      detail: { missing: ['issuer'] },
    });
  });

  it.each([
    ['a body that is no JSON', 'name=x', '/'],
    ['a body without a required property', '{"tags":[]}', '/name'],
    ['a property of another type', '{"name":7}', '/name'],
    ['an item that its own model refuses', '{"name":"x","tags":["a",2]}', '/tags/1'],
    ['an empty body', '', '/'],
  ])('stops at %s', (_, body, path) => {
    expect(run({ body })).toMatchObject({
      outcome: 'stopped',
      reason: 'request-invalid',
      detail: { path },
      replies: [{ message: 'Invalid request body' }],
    });
  });

  it('does not check a body of a content type without a model', () => {
    expect(run({ body: 'x', headers: { 'x-tenant': 'a', 'content-type': 'text/plain' } })).toMatchObject({
      outcome: 'passed',
    });
  });

  it('takes JSON where no content type is sent', () => {
    expect(run({ body: 'x', headers: { 'x-tenant': 'a' } })).toMatchObject({
      outcome: 'stopped',
      reason: 'request-invalid',
    });
  });

  it('is unknown for a body that was not said', () => {
    expect(run({ body: null })).toMatchObject({
      outcome: 'unknown',
      reason: 'request-invalid',
      missing: [],
      detail: { unsaid: ['body'] },
    });
  });

  it('is unknown for headers that were not said', () => {
    expect(run({ headers: null, signed: null })).toMatchObject({
      outcome: 'unknown',
      reason: 'request-invalid',
      detail: { unsaid: ['headers.x-tenant'] },
    });
  });

  it('is unknown where the model says more than is checked', () => {
    expect(run({}, method({ requestModels: { 'application/json': 'Long' } }))).toMatchObject({
      outcome: 'unknown',
      reason: 'request-invalid',
      missing: [],
    });
  });

  it.each(['/api/requestValidators', '/api/models'])('is unknown when %s may not be read', (hidden) => {
    expect(run({ hidden })).toMatchObject({ outcome: 'unknown', missingPointers: [hidden] });
  });

  it('is unknown when neither resources nor export may be read', () => {
    expect(run({ hidden: '/api/resources' })).toMatchObject({
      outcome: 'unknown',
      missingPointers: ['/api/resources'],
    });
  });

  it('asks for validators and models only where the method has a validator', () => {
    const { requestValidatorId: _none, ...plain } = method();
    expect(run({ hidden: '/api/requestValidators', body: 'x' }, plain)).toMatchObject({
      outcome: 'passed',
      missingPointers: [],
    });
  });

  describe('with sizes', () => {
    it.each([
      ['the body', { bodyBytes: 11_000_000 }, 'body', 413],
      ['the payload of a Lambda function', { bodyBytes: 6_400_000 }, 'lambda-payload', 413],
      [
        'the payload of a Lambda function as base64',
        { headers: { 'x-tenant': 'a', 'content-type': 'image/png', 'content-length': '5000000' } },
        'lambda-payload',
        413,
      ],
      ['the headers', { headers: { 'x-tenant': 'a'.repeat(11_000) } }, 'headers', 431],
      ['the URL', { url: invokeUrl(`/orders?page=${'1'.repeat(11_000)}`) }, 'url', 414],
    ])('stops at %s', (_, request, part, status) => {
      const answer = run(request);
      expect(answer).toMatchObject({ outcome: 'stopped', reason: 'payload-too-large', detail: { part } });
      expect('replies' in answer && answer.replies?.[0]?.status).toBe(status);
    });

    it('passes 5 MB of text to a function', () => {
      expect(run({ bodyBytes: 5_000_000 })).toMatchObject({ outcome: 'passed' });
    });

    it('passes 9 MB to a backend that is no function', () => {
      const http = method({
        methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'https://example.com/' },
      });
      expect(run({ bodyBytes: 9_000_000 }, http)).toMatchObject({ outcome: 'passed' });
    });

    it('knows the shorter limits of private APIs', () => {
      const account = privateAccount();
      const answer = (request: Record<string, unknown>) =>
        validationGate.run(routedContext(account, publicRequest(request)));
      expect(answer({ headers: { 'x-long': 'a'.repeat(9000) } })).toMatchObject({
        outcome: 'stopped',
        detail: { part: 'headers', limit: 8000 },
      });
      expect(answer({ url: invokeUrl(`/orders?x=${'1'.repeat(9000)}`) })).toMatchObject({
        outcome: 'stopped',
        detail: { part: 'url', limit: 8192 },
      });
    });
  });
});
