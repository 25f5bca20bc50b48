import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { invokeUrl, publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { cacheKeyIncomplete } from './cache-key-incomplete.ts';
import { cacheKeyIncompleteExample } from './cache-key-incomplete.example.ts';
import { cachedAccount, keyedMethod } from './cached-account.ts';

testFailureMode(cacheKeyIncomplete, cacheKeyIncompleteExample);

const page = 'https://outlet.example.com';
const line = (reason: string): string =>
  `Access to fetch at '${invokeUrl('/orders/17')}' from origin '${page}' has been blocked by CORS policy: ${reason}`;
const otherOrigin = line(
  "The 'Access-Control-Allow-Origin' header has a value 'https://shop.example.com' that is not equal to the supplied origin.",
);

const foundFor = (kind: 'sometimes' | 'blocked-by-browser', keys: string[], console = otherOrigin) =>
  diagnose(
    inputOf({
      account: cachedAccount({}, keyedMethod(['method.request.path.id', ...keys])),
      request: publicRequest({ url: invokeUrl('/orders/17'), from: 'browser', origin: page, credentials: 'omit' }),
      symptom: { kind, status: 200, console },
    }),
  ).findings;

describe('cache-key-incomplete, where pages of several origins call', () => {
  it.each([
    ['the origin of another page', otherOrigin],
    ['no origin', line("No 'Access-Control-Allow-Origin' header is present on the requested resource.")],
  ])('is found where now and then the reply allows %s', (_, console) => {
    const [finding] = foundFor('sometimes', [], console);
    expect(finding).toMatchObject({ id: 'cache-key-incomplete', certainty: 'possible' });
    expect(finding?.summary).toContain('method.request.header.Origin');
  });

  it('is not found where Origin is part of the key, and only mentioned where the page is always blocked', () => {
    expect(foundFor('sometimes', ['method.request.header.Origin']).map(({ id }) => id)).not.toContain(
      'cache-key-incomplete',
    );
    const [finding] = foundFor('blocked-by-browser', []);
    expect(finding?.id).toBe('cors-origin-not-allowed');
    expect(finding?.explanation).toContain('a copy made for another page');
  });
});
