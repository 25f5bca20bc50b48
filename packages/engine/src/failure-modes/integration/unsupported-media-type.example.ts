import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const base = proxyMethod('POST').methodIntegration;
const method = proxyMethod('POST', {
  methodResponses: { '200': { statusCode: '200' } },
  methodIntegration: {
    ...base,
    type: 'AWS',
    passthroughBehavior: 'NEVER',
    requestTemplates: { 'application/json': '{"order": $input.json(\'$\')}' },
    integrationResponses: { '200': { statusCode: '200' } },
  },
});
const account = restAccount({ resources: { '/orders': { POST: method } } });
const request = (type: string) => publicRequest({ method: 'POST', headers: { 'content-type': type } });

/** XML is sent to a method that maps JSON only. */
export const unsupportedMediaTypeExample: Example = {
  broken: {
    account,
    request: request('application/xml'),
    symptom: { kind: 'refused', status: 415, body: '{"message":"Unsupported Media Type"}' },
  },
  healthy: { account, request: request('application/json; charset=utf-8') },
};
