import type { Example } from '../../testing/example.ts';
import { invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount({
  resources: {
    '/orders': {
      GET: proxyMethod('GET', {
        requestValidatorId: 'val1',
        requestParameters: { 'method.request.querystring.page': true },
      }),
    },
  },
  parts: {
    requestValidators: [
      { id: 'val1', name: 'parameters', validateRequestParameters: true, validateRequestBody: false },
    ],
  },
});

/** A required query parameter is written in another case. */
export const requestValidationFailedExample: Example = {
  broken: {
    account,
    request: publicRequest({ url: invokeUrl('/orders?Page=1') }),
    symptom: {
      kind: 'refused',
      status: 400,
      body: '{"message":"Missing required request parameters: [page]"}',
      headers: { 'x-amzn-ErrorType': 'BadRequestException' },
    },
  },
  healthy: { account, request: publicRequest({ url: invokeUrl('/orders?page=1') }) },
};
