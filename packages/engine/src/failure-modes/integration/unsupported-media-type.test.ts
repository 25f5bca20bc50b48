import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { unsupportedMediaType } from './unsupported-media-type.ts';
import { unsupportedMediaTypeExample } from './unsupported-media-type.example.ts';

testFailureMode(unsupportedMediaType, unsupportedMediaTypeExample);

describe('unsupported-media-type', () => {
  it('is clear without a Content-Type, which counts as JSON', () => {
    const { account } = unsupportedMediaTypeExample.broken;
    expect(diagnose(inputOf({ account, request: publicRequest({ method: 'POST' }) })).findings).toEqual([]);
  });

  it('proves each of its fixes', () => {
    const [finding] = diagnose(inputOf(unsupportedMediaTypeExample.broken)).findings;
    expect(finding?.fixes.map(({ id, verification }) => [id, verification.state])).toEqual([
      ['send-known-type', 'verified'],
      ['add-template', 'verified'],
      ['pass-through', 'verified'],
    ]);
  });
});
