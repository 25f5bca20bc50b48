import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const method = (contentHandling: Record<string, string>) =>
  proxyMethod('POST', {
    methodResponses: { '200': { statusCode: '200' } },
    methodIntegration: {
      ...proxyMethod('POST').methodIntegration,
      type: 'AWS',
      requestTemplates: { 'application/json': '{"order": $input.json(\'$\')}' },
      integrationResponses: { '200': { statusCode: '200' } },
      ...contentHandling,
    },
  });
const account = (contentHandling: Record<string, string>) =>
  restAccount({ restApi: { binaryMediaTypes: ['*/*'] }, resources: { '/orders': { POST: method(contentHandling) } } });
const request = publicRequest({ method: 'POST', headers: { 'content-type': 'application/json' } });

/** Everything counts as binary, and a template has to read JSON. */
export const integrationMappingFailsExample: Example = {
  broken: {
    account: account({}),
    request,
    symptom: { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' },
  },
  healthy: { account: account({ contentHandling: 'CONVERT_TO_TEXT' }), request },
};
