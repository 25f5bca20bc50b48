import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyMissing } from './api-key-missing.ts';
import { apiKeyMissingExample } from './api-key-missing.example.ts';

testFailureMode(apiKeyMissing, apiKeyMissingExample);

const summaryOf = (headers: Record<string, string> | undefined): string | undefined => {
  const { account, request, symptom } = apiKeyMissingExample.broken;
  const { headers: _, ...unsaid } = request ?? {};
  const input = inputOf({ account, request: headers ? { ...unsaid, headers } : unsaid, symptom: symptom ?? {} });
  return diagnose(input, { fixes: false }).findings.find(({ id }) => id === apiKeyMissing.id)?.summary;
};

describe('the words about a missing key', () => {
  it.each([
    ['has no x-api-key header', { accept: '*/*' }],
    ['was not said', undefined],
  ])('end with "%s"', (words, headers) => {
    expect(summaryOf(headers)).toContain(words);
  });
});
