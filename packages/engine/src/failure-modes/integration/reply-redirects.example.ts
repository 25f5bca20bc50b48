import type { Example, Scenario } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { callersReply } from './own-reply-scenario.ts';

const account = restAccount();
const request = publicRequest();
const moved = {
  status: 302,
  headers: {
    location: ['https://login.example.com/start?next=%2Forders&state=abc'],
    'x-amzn-requestid': ['8b9f0a57-52a5-4b7c-9a3a-0f5f6f0c1d11'],
  },
};

/** The engineer pasted the reply; nobody looked. */
const pasted: Scenario = {
  account,
  request,
  symptom: { kind: 'wrong-content', status: 301, headers: { Location: '/orders/' } },
};

/** The function sends the caller to a login page that only a browser can use. */
export const replyRedirectsExample: Example = {
  broken: { account, request, symptom: { kind: 'wrong-content' }, observations: [callersReply(moved)] },
  alsoBroken: [pasted, { account, request, symptom: { kind: 'failed' }, observations: [callersReply(moved)] }],
  healthy: { account, request, observations: [callersReply()] },
};
