import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { callersReply } from './own-reply-scenario.ts';
import { replyBeyondLimit } from './reply-beyond-limit.ts';
import { replyBeyondLimitExample as example } from './reply-beyond-limit.example.ts';

testFailureMode(replyBeyondLimit, example);

const over = (methodIntegration: Record<string, unknown>, bytes: number): boolean => {
  const account = restAccount({ resources: { '/orders': { GET: proxyMethod('GET', { methodIntegration }) } } });
  const seen = callersReply({ cut: 'size', bodyBytes: bytes });
  const diagnosis = diagnose(inputOf({ account, request: publicRequest(), observations: [seen] }));
  expect(diagnosis.outcome.verdict).toBe('healthy');
  expect(diagnosis.findings).toEqual([]);
  return diagnosis.latent.some(({ id }) => id === replyBeyondLimit.id);
};
const http = { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://backend.example.com/orders' };
const lambda = proxyMethod('GET').methodIntegration ?? {};

describe('reply-beyond-limit', () => {
  it('stands beside a healthy verdict from the first byte over the limit', () => {
    expect(over(http, 10 * 1024 * 1024)).toBe(false);
    expect(over(http, 10 * 1024 * 1024 + 1)).toBe(true);
  });

  it('knows that a function returns less', () => {
    expect(over(lambda, 6_291_556)).toBe(false);
    expect(over(lambda, 6_291_557)).toBe(true);
  });

  it('does not count what a reply to HEAD only declares', () => {
    const account = restAccount({ resources: { '/orders': { HEAD: proxyMethod('HEAD') } } });
    const seen = callersReply({ method: 'HEAD', headers: { 'content-length': ['99000000'] } });
    const request = publicRequest({ method: 'HEAD' });
    const { latent } = diagnose(inputOf({ account, request, observations: [seen] }));
    expect(latent.map(({ id }) => id)).not.toContain(replyBeyondLimit.id);
    const got = callersReply({ headers: { 'content-length': ['99000000'] } });
    const asked = inputOf({ account: restAccount(), request: publicRequest(), observations: [got] });
    expect(diagnose(asked).latent.map(({ id }) => id)).toContain(replyBeyondLimit.id);
  });

  it('has no limit where the integration streams', () => {
    expect(over({ ...http, responseTransferMode: 'STREAM' }, 99_000_000)).toBe(false);
    expect(over({ ...lambda, responseTransferMode: 'STREAM' }, 99_000_000)).toBe(false);
  });
});
