import type { Example } from '../../testing/example.ts';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const resources = { '/orders': { GET: proxyMethod('GET') }, '/reports': { GET: proxyMethod('GET') } };
const request = publicRequest({ url: invokeUrl('/reports') });

/** A resource was added and the stage not deployed again. */
export const changesNotDeployedExample: Example = {
  broken: {
    account: restAccount({
      resources,
      parts: {
        deployedSummary: { [ids.stage]: { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } } },
      },
    }),
    request,
    symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  healthy: { account: restAccount({ resources }), request },
  companions: { 'route-not-found': 'where the saved resources may not be read, only the missing route is known' },
};
