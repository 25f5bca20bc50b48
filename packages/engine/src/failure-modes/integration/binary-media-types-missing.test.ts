import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { binaryMediaTypesMissing } from './binary-media-types-missing.ts';
import { binaryMediaTypesMissingExample } from './binary-media-types-missing.example.ts';

testFailureMode(binaryMediaTypesMissing, binaryMediaTypesMissingExample);

const picture: Complaint = {
  kind: 'wrong-content',
  status: 200,
  body: 'iVBORw0KGgoAAAANSUhEUgAA',
  headers: { 'content-type': 'image/png' },
};
const idsOf = (accept: string, types: string[], symptom = picture): string[] =>
  diagnose(
    inputOf({
      account: restAccount({ restApi: { binaryMediaTypes: types } }),
      request: publicRequest({ headers: { accept } }),
      symptom,
    }),
  ).findings.map(({ id }) => id);

describe('binary-media-types-missing', () => {
  it('looks at the first type of Accept alone', () => {
    expect(idsOf('text/html,image/png', ['image/png'])).toContain('binary-media-types-missing');
    expect(idsOf('image/png,text/html', ['image/png'])).not.toContain('binary-media-types-missing');
  });

  it('is clear where everything counts as binary', () => {
    expect(idsOf('text/html,image/png', ['*/*'])).not.toContain('binary-media-types-missing');
  });

  it('is not blamed for wrong text', () => {
    expect(
      idsOf('text/html', [], {
        kind: 'wrong-content',
        status: 200,
        body: '{"total": 3}',
        headers: { 'content-type': 'application/json' },
      }),
    ).not.toContain('binary-media-types-missing');
  });
});
