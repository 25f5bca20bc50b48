import type { Example } from '../../testing/example.ts';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

const open = { authorizationType: 'NONE', apiKeyRequired: false };
const resources = { '/orders': { GET: proxyMethod('GET') }, '/reports': { GET: proxyMethod('GET') } };
const account = (percentTraffic: number) =>
  restAccount({
    resources,
    stage: { canarySettings: { deploymentId: 'dep222', percentTraffic, useStageCache: false } },
    parts: {
      deployedSummary: { [ids.stage]: { '/orders': { GET: open }, '/reports': { GET: open } } },
      deployments: [
        { id: ids.deploymentId, createdDate: '2024-03-04T09:20:09.000Z' },
        { id: 'dep222', createdDate: '2024-03-01T09:00:00.000Z', apiSummary: { '/orders': { GET: open } } },
      ],
    },
  });

/** A quarter of the calls meets a canary that does not hold the resource. */
export const canarySplitExample: Example = {
  broken: {
    account: account(25),
    request: publicRequest({ url: invokeUrl('/reports') }),
    symptom: { kind: 'sometimes', status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  healthy: { account: account(0), request: publicRequest({ url: invokeUrl('/reports') }) },
  companions: {
    'changes-not-deployed': "the canary's deployment lacks what is saved",
    'route-not-found': 'where the saved resources may not be read, only the missing route is known',
  },
};
