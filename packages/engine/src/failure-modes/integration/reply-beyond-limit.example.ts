import type { Example } from '../../testing/example.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { callersReply } from './own-reply-scenario.ts';

const request = publicRequest();
const failed = { kind: 'failed' as const };
const httpBackend = restAccount({
  resources: {
    '/orders': {
      GET: proxyMethod('GET', {
        methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://backend.example.com/orders' },
      }),
    },
  },
});
const declared = (length: number) => callersReply({ headers: { 'content-length': [String(length)] } });

/** Something under the API's name answers with more than a function can return. */
export const replyBeyondLimitExample: Example = {
  broken: { account: restAccount(), request, symptom: failed, observations: [declared(7_000_000)] },
  alsoBroken: [
    { account: httpBackend, request, symptom: failed, observations: [declared(10_485_761)] },
    {
      account: httpBackend,
      request,
      symptom: failed,
      observations: [callersReply({ cut: 'size', bodyBytes: 10_485_800 })],
    },
  ],
  healthy: {
    account: httpBackend,
    request,
    observations: [callersReply({ cut: 'size', bodyBytes: 9_000_000, headers: { 'content-length': ['9000000'] } })],
  },
};
