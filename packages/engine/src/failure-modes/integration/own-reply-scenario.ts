import type { Observation } from '@gatescope/shared';
import { invokeUrl } from '../../testing/build-account.ts';

type Reply = Extract<Observation, { kind: 'http' }>;

/** A reply to the examples' own call, as the caller's script tells it. */
export const callersReply = (changes: Partial<Reply> = {}): Reply => ({
  id: 'caller:1:actual:0',
  vantage: 'caller',
  relation: 'same-route',
  kind: 'http',
  method: 'GET',
  url: invokeUrl(),
  status: 200,
  headers: { 'content-type': ['application/json'], 'x-amzn-requestid': ['8b9f0a57-52a5-4b7c-9a3a-0f5f6f0c1d11'] },
  form: 'default-host',
  ...changes,
});
