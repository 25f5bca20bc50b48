import type { Example } from '../../testing/example.ts';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (method: { requestValidatorId?: string }) =>
  restAccount({
    resources: {
      '/orders': { POST: proxyMethod('POST', { requestModels: { 'application/json': 'Order' }, ...method }) },
    },
    parts: {
      requestValidators: [{ id: 'val001', name: 'body', validateRequestBody: true, validateRequestParameters: false }],
      models: [{ id: 'mod001', name: 'Order', contentType: 'application/json', schema: '{"type":"object"}' }],
    },
  });
const request = publicRequest({
  method: 'POST',
  url: invokeUrl(`/orders?from=${ids.region}`),
  headers: { 'content-type': 'application/json' },
  body: '{"total": 3}',
});

/** A method names a model and nothing checks it. */
export const requestValidationMissingExample: Example = {
  broken: { account: account({}), request: request },
  healthy: { account: account({ requestValidatorId: 'val001' }), request: request },
};
