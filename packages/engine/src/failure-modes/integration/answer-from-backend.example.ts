import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { allowThrough, chainAccount, linked, nextHost } from '../../testing/build-chain.ts';

const account = restAccount();

/** The private API behind admits another endpoint than the one that this API's VPC link leads through. */
const refusedByNext = {
  account: chainAccount({
    integration: linked(`https://${nextHost}/prod/orders`),
    nextPolicy: [allowThrough('vpce-0a1b2c3d4e5f69999')],
  }),
  request: publicRequest(),
  symptom: {
    kind: 'refused' as const,
    status: 403,
    headers: { 'x-amzn-errortype': 'AccessDeniedException' },
  },
};

/** The function's own router does not know the order. */
export const answerFromBackendExample: Example = {
  broken: {
    account,
    request: publicRequest(),
    symptom: {
      kind: 'refused',
      status: 404,
      body: 'Cannot GET /orders',
      headers: {
        'content-type': 'text/html',
        'x-amzn-requestid': '8b9f0a57-52a5-4b7c-9a3a-0f5f6f0c1d11',
        'x-amz-apigw-id': 'JKJ1uFZkDoEEVjQ=',
      },
    },
  },
  alsoBroken: [refusedByNext],
  healthy: { account, request: publicRequest() },
};
