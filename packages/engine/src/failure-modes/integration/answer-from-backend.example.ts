import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = restAccount();

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
  healthy: { account, request: publicRequest() },
};
