import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { invokeUrl, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { stageMissingInUrl } from './stage-missing-in-url.ts';
import { stageMissingInUrlExample as example } from './stage-missing-in-url.example.ts';

testFailureMode(stageMissingInUrl, example);

const first = (url: string) =>
  diagnose(inputOf({ account: restAccount(), request: publicRequest({ url }) })).findings[0];

describe('stage-missing-in-url', () => {
  it.each([
    [invokeUrl('/', '').replace(/\/+$/, ''), invokeUrl('/')],
    [invokeUrl('', 'prodorders?x=1'), invokeUrl('/orders?x=1')],
    [invokeUrl('/orders', 'PROD'), invokeUrl('/orders')],
  ])('is found for %s and suggests %s', (url, corrected) => {
    const finding = first(url);
    expect(finding?.id).toBe('stage-missing-in-url');
    expect(finding?.fixes[0]?.change).toMatchObject({ url: corrected });
  });
  it('verifies the corrected URL', () => {
    expect(['verified', 'likely']).toContain(
      diagnose(inputOf(example.broken)).findings[0]?.fixes[0]?.verification.state,
    );
  });
});
